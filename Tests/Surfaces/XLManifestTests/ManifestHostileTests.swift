import LibYAML
import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

@testable import XLManifest

/// Texts that nobody writes on purpose: nothing crashes, and every place is inside of the text.
@Suite struct ManifestHostileTests {
  private static let seeds = [
    "guests:\n  web:\n    disks:\n    - /srv/a.img,xvda,w # xlplug: ignore XL1001\n    nics: [mac=1]\n",
    "x-d: &d {target: '/srv/it''s.img', frmat: raw, vdev: xvda, discard: no}\nguests:\n- name: a\n"
      + "  disks: [*d, \"a\\\"b\\\\c,xvda,w\", '']\n- {uuid: 0, disks: [*d]}\n"
      + "---\nguests: {b: {nics: [{mac: é}]}}\n",
    "guests:\n- &g\n  name: 'a\n   b'\n  disks: &l\n  - |\n   /a,xvda\n   w\n- uuid: *g\n  disks: *l\n",
  ]
  private static let pieces = [
    "'", "\"", "\\", "\n", "  ", "- ", ": ", ", ", "[", "]", "{", "}", "&d ", "*d",
    "# xlplug: ignore-file XL1\n",
    "é", "\0", "|\n", "target", "vdev: ", "true", "~", "guests:", "---\n", "xvda", "=", ",", "\\n",
    "\u{FEFF}",
  ]

  @Test(.timeLimit(.minutes(1))) func mutatedManifestsAreAnswered() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<3_000 {
      var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...4, using: &random))
        let piece = Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
        bytes.replaceSubrange(start..<end, with: Bool.random(using: &random) ? piece : [])
      }
      Self.check(SourceText(bytes), "XLPLUG_SEED=\(random.seed)")
    }
  }

  private static func check(_ text: SourceText, _ seed: String) {
    let manifest = CheckedManifest(text, options: CheckOptions())
    let count = text.bytes.count
    let shown = "\(VisibleText(text.bytes).shown) \(seed)"
    for found in manifest.diagnostics + manifest.silencedDiagnostics {
      #expect(found.range.end <= count, "\(found) \(shown)")
      for note in found.notes { #expect((note.range?.end ?? 0) <= count, "\(found) \(shown)") }
      for fix in found.fixes {
        #expect(fix.edits.allSatisfy { $0.range.end <= count }, "\(found) \(shown)")
        let fixed = CheckedManifest(text.applying(fix.edits), options: CheckOptions())
        let isReadable = fixed.isReadable
        #expect(isReadable, "\(found) \(shown)")
      }
    }
    for guest in manifest.guests {
      #expect(guest.range.end <= count && guest.place.end <= count, "\(shown)")
      let ranges = guest.devices.disks.map(\.range) + guest.devices.nics.map(\.range)
      #expect(ranges.allSatisfy { guest.place($0).end <= count && guest.use($0).end <= count }, "\(shown)")
    }
    _ = manifest.summaries(path: "a.yaml")
  }

  @Test(.timeLimit(.minutes(1))) func manyGuestsTakeTimeInProportion() {
    func seconds(_ count: Int) -> Double {
      var text = "guests:\n"
      for guest in 0..<count {
        text += "  g\(guest):\n    disks:\n    - /srv/\(guest).img,xvda,w\n"
        text += "    nics: # xlplug: ignore XL2001\n    - {brigde: xenbr0}\n"
      }
      let source = SourceText(text)
      let clock = ContinuousClock()
      let time = clock.measure {
        let manifest = CheckedManifest(source, options: CheckOptions())
        let (guestCount, isClean) = (manifest.guests.count, manifest.diagnostics.isEmpty)
        #expect(guestCount == count && !isClean)
      }
      return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
    let (few, many) = (seconds(1_000), seconds(8_000))
    #expect(many < few * 40, "1,000 guests: \(few) s, 8,000 guests: \(many) s")
  }

  @Test func tooManyGuestsAreNotRead() throws {
    let names = (0...ManifestFile.guestCountMax + 1).map { "{uuid: \($0)}" }.joined(separator: ", ")
    let text = SourceText("guests: [\(names)]")
    var reader = ManifestReader(text)
    reader.read(document: try #require(YAMLDocument(text, options: ManifestFile.options).root))
    let (guestCount, codes) = (reader.guests.count, reader.diagnostics.map { $0.code })
    #expect(guestCount == ManifestFile.guestCountMax)
    #expect(codes == [7001])
  }

  @Test(.timeLimit(.minutes(1))) func repeatedListsStopAtTheLimit() {
    var text = "x: &a0 [/a]\n"
    for level in 1...8 {
      text +=
        "x\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let manifest = CheckedManifest(SourceText(text), options: CheckOptions())
    #expect(!manifest.isReadable && manifest.diagnostics.map { $0.code } == [7001])
    let long = SourceText([UInt8](repeating: 0x20, count: ManifestFile.byteCountMax + 1))
    #expect(!CheckedManifest(long, options: CheckOptions()).isReadable)
  }
}
