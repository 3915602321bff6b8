import Foundation
import Testing
import XLCheck
import XLModel
import XLText

/// All observed cases, for both releases: verdict and every field.
@Suite struct DiskCaseTests {
  @Test func cases() throws {
    let cases = try DiskCase.all()
    #expect(cases.count == 400)
    for entry in cases {
      check(entry, xen: .oldest, entry.inXen417)
      check(entry, xen: .newest, entry.inHead)
    }
  }

  private func check(_ entry: DiskCase, xen: XenVersion, _ expected: [String: Any]) {
    let options = CheckOptions(xen: xen)
    let disk =
      entry.words.count == 1
      ? CheckedDisk(SourceText(entry.words[0]), options: options)
      : CheckedDisk(words: entry.words.map { SourceText($0) }, options: options)
    let verdict = ["ok": XLVerdict.accepts, "error": .rejects, "process-dies": .dies][
      expected["result"] as? String
    ]
    #expect(disk.verdict == verdict, "\(entry.id) in \(xen)")
    #expect(disk.verdict == .accepts || !disk.isAcceptable, "\(entry.id) in \(xen)")
    guard disk.verdict == .accepts, let changed = expected["disk"] as? [String: Any] else { return }
    let fields = Self.fields(disk.spec)
    for (key, value) in entry.defaults.merging(changed, uniquingKeysWith: { $1 }) {
      if key == "transport" || key == "colo_restore_enable" { continue }
      let wanted = Self.text(value)
      let found = Self.shortened(fields[key] ?? "?", like: value)
      #expect(found == wanted, "\(entry.id) in \(xen): \(key)")
    }
  }

  /// Long values stand in the cases as their length and first bytes.
  private static func shortened(_ text: String, like value: Any) -> String {
    guard value is [String: Any] else { return text }
    return "\(text.unicodeScalars.count) \(text.prefix(8))"
  }

  private static func text(_ value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case let text as String: text == "default" ? "null" : text
    case let long as [String: Any]: "\(long["len"] ?? "") \(long["head"] ?? "")"
    case let number as NSNumber: number.stringValue
    default: "\(value)"
    }
  }

  private static func fields(_ spec: DiskSpec) -> [String: String] {
    func flag(_ value: Bool?) -> String { value.map { $0 ? "1" : "0" } ?? "null" }
    func bytes(_ value: Sourced<[UInt8]>?) -> String {
      value.map { String(String.UnicodeScalarView($0.value.map { UnicodeScalar($0) })) } ?? "null"
    }
    return [
      "pdev_path": bytes(spec.target), "vdev": bytes(spec.virtualDevice), "format": spec.format.rawValue,
      "backend": spec.backend.rawValue, "script": bytes(spec.script),
      "backend_domname": bytes(spec.backendDomain),
      "readwrite": flag(spec.isReadWrite), "removable": flag(spec.isRemovable),
      "is_cdrom": flag(spec.isCDROM),
      "direct_io_safe": flag(spec.isDirectIOSafe), "discard_enable": flag(spec.discard),
      "specification": spec.specification.rawValue, "colo_enable": flag(spec.isColo),
      "colo_host": bytes(spec.coloHost), "colo_port": "\(spec.coloPort)",
      "colo_export": bytes(spec.coloExport),
      "active_disk": bytes(spec.activeDisk), "hidden_disk": bytes(spec.hiddenDisk),
      "trusted": flag(spec.isTrusted),
      "grant_usage": flag(spec.grantUsage),
    ]
  }
}
