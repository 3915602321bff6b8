import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

@testable import XLManifest

/// Fixes of strings, written where the strings are: in plain values, in quotes, between brackets.
@Suite struct ManifestFixTests {
  /// The manifest after a fix that replaces the target of its one disk; nil where the fix is left out.
  private static func fixed(_ entry: String, target: String) throws -> String? {
    let text = SourceText("guests: {web: {disks: \(entry)}}\n")
    let guest = try #require(CheckedManifest(text, options: CheckOptions()).guests.first)
    let disk = try #require(guest.devices.disks.first)
    let range = disk.text.place(try #require(disk.spec.target).range)
    let fix = Diagnostic.Fix("fix", edits: [TextEdit(range, target)], safety: .safe)
    guard let placed = ManifestFix(guest: guest, manifest: text).placed(fix) else { return nil }
    let new = text.applying(placed.edits)
    let again = CheckedManifest(new, options: CheckOptions()).guests.first?.devices.disks.first
    let isRead = again?.text.bytes.suffix(target.utf8.count).elementsEqual(target.utf8) == true
    #expect(isRead, "\(entry) \(target)")
    return String(decoding: new.bytes, as: UTF8.self)
  }

  @Test func onlyWhatYAMLReadsTheSameWayIsWritten() throws {
    let entries = ["[/a]", "['/a']", "[\"/a\"]", "[{target: /a}]", "[{target: '/a'}]", "[\"/\\x61\"]"]
    let targets = [
      "/b", "/b,c", "/b: c", "/b #c", "'b", "/it's", "/\"b", "*b", "~", "/b]", "/b\\c", "/b\u{7F}",
    ]
    var lines: [String] = []
    for entry in entries {
      let written = try targets.filter { try Self.fixed(entry, target: $0) != nil }
      lines.append("\(entry)  \(written.joined(separator: "  "))")
    }
    Expect(
      """
      [/a]  /b  /it's  /"b
      ['/a']  /b  /b,c  /b: c  /b #c  'b  /it's  /"b  *b  ~  /b]
      ["/a"]  /b  /b,c  /b: c  /b #c  'b  /it's  /"b  *b  ~  /b]
      [{target: /a}]  /b  /it's  /"b
      [{target: '/a'}]  /b  /b: c  /b #c  'b  /it's  /"b  *b  ~  /b]
      ["/\\x61"]  /b  /b,c  /b: c  /b #c  'b  /it's  /"b  *b  ~  /b]
      """
    ).check(lines.joined(separator: "\n"))
  }

  @Test func blocksAreRewrittenToo() throws {
    let texts = [
      "guests:\n- name: a\n  disks:\n  - /a,xvda\n", "guests:\n- name: a\n  disks:\n  - |\n    /a,xvda\n",
    ]
    for (number, text) in texts.enumerated() {
      let source = SourceText(text)
      let found = CheckedManifest(source, options: CheckOptions()).diagnostics.first { $0.code == 1001 }
      let fix = found?.fixes.first
      #expect((fix != nil) == (number == 0), "\(text)")
      guard let fix else { continue }
      let fixed = String(decoding: source.applying(fix.edits).bytes, as: UTF8.self)
      #expect(fixed == text.replacing("/a,xvda", with: "/a,,xvda"))
    }
  }

  /// A disk string without quotes between brackets is one mistake, and each string gets its quotes.
  @Test(arguments: [
    ("[ /dev/vg/x,raw,xvda,rw ]", "[ '/dev/vg/x,raw,xvda,rw' ]"),
    ("[/a, raw, xvda, w]", "['/a,raw,xvda,w']"), ("[/it's,raw,xvda,w]", "['/it''s,raw,xvda,w']"),
    ("[/a,raw,xvda,w, /b,raw,xvdb,w]", "['/a,raw,xvda,w', '/b,raw,xvdb,w']"),
    ("[\n  /a,raw,xvda,w, # one\n  /b,raw,xvdb,w\n]", "[\n  '/a,raw,xvda,w', # one\n  '/b,raw,xvdb,w'\n]"),
    ("['/a,raw,xvda,w', vdev=xvdb,target=/b]", "['/a,raw,xvda,w', 'vdev=xvdb,target=/b']"),
    ("[/a,\n  raw, xvda, w]", nil), ("[/a, raw, xvda, w, /b, raw, xvdb, w]", nil), ("[raw,w]", nil),
  ])
  func disksGetTheirQuotes(_ list: String, _ expected: String?) throws {
    let text = SourceText("guests: {web: {disks: \(list)}}\n")
    let found = CheckedManifest(text, options: CheckOptions()).diagnostics
    #expect(found.map { $0.code } == [7010], "\(found)")
    let fixed = try #require(found.first).fixes.first.map { text.applying($0.edits) }
    #expect(
      fixed.map { String(decoding: $0.bytes, as: UTF8.self) }
        == expected.map { "guests: {web: {disks: \($0)}}\n" }
    )
    if let fixed { #expect(CheckedManifest(fixed, options: CheckOptions()).isAcceptable) }
  }

  /// The list of an anchor is another guest's, too; a value by itself is a disk string without a vdev.
  @Test func listsWithoutAFix() {
    let texts = ["x-d: &d [/a,raw,xvda,w]\nguests: {web: {disks: *d}}\n", "guests: {web: {disks: [/a]}}\n"]
    let found = texts.flatMap { CheckedManifest(SourceText($0), options: CheckOptions()).diagnostics }
    #expect(found.map { $0.code } == [7010, 1018])
    #expect(found.flatMap(\.fixes).isEmpty)
  }

  /// Other guests may use the value of an anchor.
  @Test func valuesOfAliasesAreLeftAlone() {
    let text = "x-d: &d /a,xvda,w\nguests: {web: {disks: [*d]}}\n"
    let found = CheckedManifest(SourceText(text), options: CheckOptions()).diagnostics
    #expect(found.map { $0.code } == [1001])
    #expect(found.flatMap(\.fixes).isEmpty)
  }
}
