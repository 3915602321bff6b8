import Foundation
import Testing
import XLCheck
import XLRules
import XLTestKit
import XLText

/// The list of rules: complete, sorted, and each page true.
@Suite struct RuleListTests {
  private static let directory = "Sources/Language/XLRules/Rules"

  /// The Swift files below Rules/, by path from there.
  private static func files() throws -> [(path: String, text: String)] {
    let root = Project.file(directory)
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      ($0, try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8))
    }
  }

  @Test func everyFileIsInTheList() throws {
    let listed = Set(RuleList.all.map { String(describing: $0) })
    let files = try Self.files()
    #expect(files.count >= listed.count)
    var declared: Set<String> = []
    for file in files {
      for match in file.text.matches(of: #/enum (\w+): (?:Problem|Build)?Rule\b/#) {
        let name = String(match.output.1)
        declared.insert(name)
        #expect(listed.contains(name), "\(file.path): '\(name)' is not in RuleList")
        #expect(file.path.hasSuffix("/\(name).swift"), "\(file.path): a rule has a file of its name")
      }
    }
    #expect(declared == listed)
  }

  @Test func rulesAndPagesAreSortedByCode() {
    let codes = RuleList.all.map { $0.page.code }
    #expect(codes == codes.sorted())
    let pages = RuleList.pages.map(\.code)
    #expect(pages == pages.sorted())
    #expect(Set(pages).count == pages.count, "a code has two pages")
  }

  @Test func namesAreThoseOfTheRules() {
    for rule in RuleList.all { #expect(rule.page.name == String(describing: rule)) }
  }

  /// A name names one rule, whatever its case, so that selecting it selects one code.
  @Test func namesAreUnique() {
    let names =
      RuleList.pages.map { $0.name.lowercased() } + RuleList.removedCodes.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count, "\(names.filter { name in names.count { $0 == name } > 1 })")
    for page in RuleList.pages { #expect(RuleList.code(named: page.name) == page.code) }
  }

  @Test(arguments: [
    ("MissingTarget", ["MissingDiskTarget", "NonexistentTarget"]), ("writablebus", ["ReadOnlyIDEDisk"]),
    ("UnknownKey", ["UnknownDiskParameter", "UnknownVifParameter", "UnknownConfigKey"]),
  ])
  func formerNamesAreRefused(_ name: String, _ names: [String]) {
    let (pattern, refusal) = RulePattern.parsed(name)
    #expect(pattern == nil && refusal == .renamed(names))
    for name in names { #expect(RulePattern.parsed(name).pattern != nil) }
  }

  @Test func removedCodesAreRefusedWithTheirSuccessor() {
    let refusal = RulePattern.parsed("xl1027").refusal
    #expect(
      refusal?.message(for: "xl1027")
        == "XL1027 was removed: XL1801 to XL1804 check names of virtual devices, in a disk string and alone"
    )
    for code in RuleList.removedCodes { #expect(RuleList.page(code.code) == nil) }
  }

  @Test func everyCodeHasAPage() throws {
    let root = Project.file("Sources/Language")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let pages = Set(RuleList.pages.map(\.code.number))
    for path in paths where path.hasSuffix("Codes.swift") {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(of: #/(?<doc>\/\/\/[^\n]*)\n\s*case (?<name>\w+) = (?<number>\d{1,4})\b/#) {
        guard let number = UInt16(match.output.number), !match.output.doc.contains("Removed;") else {
          continue
        }
        #expect(pages.contains(number), "\(path): '\(match.output.name)' \(number) has no page")
      }
    }
  }

  /// The codes whose examples are no texts of xl's; SettingsPageTests and DoctorPageTests run those.
  private static let others = RuleList.pages.filter { [.settings, .baseline, .device].contains($0.subject) }

  @Test(arguments: RuleList.pages.map(\.code).filter { !others.map(\.code).contains($0) })
  func examplesAreTrue(_ code: DiagnosticCode) throws {
    let page = try #require(RuleList.page(code))
    let bad = PageExample(page.bad, of: page).diagnostics
    let found = bad.filter { $0.code == code }
    #expect(!found.isEmpty, "\(code) \(page.name): the bad example gets \(bad.map(\.code))")
    #expect(found.contains { $0.severity == page.severity }, "\(code): \(found.map(\.severity))")
    let good = PageExample(page.good, of: page).diagnostics
    #expect(good.isEmpty, "\(code) \(page.name): the good example gets \(good)")
    if let fix = page.fix {
      let fixes = found.flatMap(\.fixes)
      #expect(fixes.contains { $0.safety == fix }, "\(code): no fix that is \(fix)")
      if page.subject != .files, let first = fixes.first {
        let mended = SourceText(page.bad).applying(first.edits)
        let left = PageExample(String(decoding: mended.bytes, as: UTF8.self), of: page).diagnostics
        #expect(!left.contains { $0.code == code }, "\(code): its fix does not mend it: \(left)")
      }
    } else {
      #expect(found.flatMap(\.fixes).isEmpty, "\(code): a fix that the page does not tell of")
    }
  }
}
