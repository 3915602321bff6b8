import Foundation
import Testing
import XLCheck
import XLModel
import XLSyntax
import XLTestKit
import XLText

extension HostShape {
  /// The host that Xen's own programs were observed on.
  static let observed = HostShape(processorCount: 8, nodeCount: 2)
}

/// Whole files that were put before the real xl, compared member by member.
@Suite struct DomainCaseTests {
  private let file: [String: Any]

  init() throws {
    let text = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/cases.json"))
    file = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
  }

  /// Where we differ on purpose.
  private static let accepted = [
    "cfg-343 4.23": "the build of the newest release that was observed had been configured without pygrub"
  ]

  private func cases(_ kind: String) -> [[String: Any]] {
    (file["cases"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == kind }
  }

  private func read(_ text: String, _ xen: XenVersion) -> CheckedConfig {
    // Bytes from 0x80 are written as one character each.
    CheckedConfig(
      SourceText(text.unicodeScalars.map { UInt8($0.value) }),
      options: CheckOptions(xen: xen, isWholeFile: true, host: .observed)
    )
  }

  private func verdict(_ observed: [String: Any]) -> XLVerdict {
    switch observed["result"] as? String {
    case "process-dies": .dies
    case "error": observed["exit"] as? Int == 2 ? .dies : .rejects
    default: observed["stderr"] == nil ? .accepts : .ignores
    }
  }

  private func eachRelease(_ observed: [String: Any], _ body: (XenVersion, [String: Any]) throws -> Void)
    throws
  {
    let id = observed["id"] as? String ?? ""
    let oldest = try #require(observed["xen_4_17"] as? [String: Any])
    for (key, xen) in [("xen_4_17", XenVersion.oldest), ("xen_head", .newest)] {
      if Self.accepted["\(id) \(xen)"] == nil { try body(xen, observed[key] as? [String: Any] ?? oldest) }
    }
  }

  @Test func agreesWithEveryChange() throws {
    let bases = try #require(file["base_configs"] as? [String: String])
    for observed in cases("semantic") {
      let base = try #require(bases[observed["guest"] as? String ?? ""])
      let lines = try #require(observed["extra_lines"] as? String)
      try eachRelease(observed) { xen, result in
        let what = "\(observed["id"] ?? "") \(xen) \(lines)"
        let checked = read(base + lines + "\n", xen)
        #expect(checked.verdict == verdict(result), "\(what)")
        guard result["result"] as? String == "ok" else { return }
        let before = try FlatDocument.leaves(read(base, xen).domain)
        let after = try FlatDocument.leaves(checked.domain)
        // An element of which nothing is set is not told in the cases.
        let changes = after.filter { before[$0.key] != $0.value && $0.value != "{}" }
        let expected = FlatDocument.leaves(result["changes"] ?? [:])
        #expect(changes == expected, "\(what): \(FlatDocument.difference(changes, expected))")
        let removed = Set(before.keys).subtracting(after.keys)
        #expect(removed == Set(result["removed"] as? [String] ?? []), "\(what)")
      }
    }
  }

  @Test func agreesWithEveryFile() throws {
    for observed in cases("whole-file") {
      let text = try #require(observed["file"] as? String)
      try eachRelease(observed) { xen, result in
        let what = "\(observed["id"] ?? "") \(xen) \(text)"
        let checked = read(text, xen)
        #expect(checked.verdict == verdict(result), "\(what)")
        guard result["result"] as? String == "ok" else { return }
        #expect(checked.domain.guest.rawValue == result["type"] as? String, "\(what)")
        let always = ["b_info.claim_mode", "b_info.max_vcpus", "b_info.avail_vcpus[0]"]
        let ours = try FlatDocument.leaves(checked.domain).filter {
          $0.key.hasPrefix("b_info") && !always.contains($0.key)
        }
        let expected = FlatDocument.leaves(result["fields"] ?? [:])
        #expect(ours == expected, "\(what): \(FlatDocument.difference(ours, expected))")
      }
    }
  }

  /// Disks, interfaces and settings of the other case files, through a whole file.
  @Test func agreesWithEveryListOfInterfaces() throws {
    let text = try Data(contentsOf: Project.file("grammar/corpus/vif/cases.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    for observed in (file["cases"] as? [[String: Any]] ?? []) where observed["kind"] as? String == "xl.cfg" {
      let list = (observed["vif"] as? [String] ?? []).map {
        "'\($0.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
      }
      let setting = observed["cfg"] as? String ?? "vif=[\(list.joined(separator: ","))]"
      let lines = "name='a'\nkernel='/k'\n\(setting)\n"
      try eachRelease(observed) { xen, result in
        let what = "\(observed["id"] ?? "") \(xen) \(lines)"
        let checked = read(lines, xen)
        #expect(checked.verdict == verdict(result), "\(what)")
        guard result["result"] as? String == "ok" else { return }
        let ours = try FlatDocument.leaves(checked.domain).filter { $0.key.hasPrefix("nics") }
        let expected = FlatDocument.leaves(["nics": result["nics"] ?? []]).filter { $0.value != "[]" }
        #expect(ours == expected, "\(what): \(FlatDocument.difference(ours, expected))")
      }
    }
  }

  /// The member paths that the sample value of each key changes, for each type of guest.
  @Test func agreesOnWhatEachKeyChanges() throws {
    let bases = try #require(file["base_configs"] as? [String: String])
    let text = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/keys.json"))
    let keys = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    for observed in keys["keys"] as? [[String: Any]] ?? [] {
      let name = observed["name"] as? String ?? ""
      let sample = try #require(observed["sample_value"] as? String, "\(name)")
      for (member, xen) in [("observed_json_4_17", XenVersion.oldest), ("observed_json_head", .newest)] {
        let guests = observed[member] as? [String: Any] ?? observed["observed_json"] as? [String: Any] ?? [:]
        for (guest, paths) in guests {
          let whole = try #require(bases[guest])
          // A firmware takes the kernel's place.
          var base =
            name == "firmware" && guest != "hvm" ? whole.replacing("kernel=\"/k\"\n", with: "") : whole
          // 4.17 binds processors only where the file says how many there are.
          if name.hasPrefix("cpus"), xen == .oldest { base += "vcpus=1\n" }
          let checked = read(base + "\(name)=\(sample)\n", xen)
          let what = "\(name)=\(sample) \(guest) \(xen)"
          guard let paths = paths as? [String] else {
            #expect(checked.verdict == .rejects, "\(what)")
            continue
          }
          let before = try FlatDocument.leaves(read(base, xen).domain)
          let after = try FlatDocument.leaves(checked.domain)
          let changed = Set(before.keys).union(after.keys).filter {
            before[$0] != after[$0] && after[$0] != "[]"
          }
          .map { $0.replacing(#/\[\d+\]/#, with: "[]") }
          #expect(Set(changed) == Set(paths), "\(what): \(changed)")
        }
      }
    }
  }
}
