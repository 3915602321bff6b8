import Foundation
import Testing
import XLCheck
import XLConvert
import XLModel
import XLTestKit
import XLText

/// The disk and vif strings of the corpora that `convert` takes: those without errors.
enum ConvertCorpus {
  /// The release whose xl is the oracle.
  static let options = CheckOptions(xen: .oldest)
  /// Longer strings overrun the heap of xl's parser.
  private static let byteCountMax = 1000

  private static func cases(_ kind: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/\(kind)/cases.json"))
    let top = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(top["cases"] as? [[String: Any]])
  }

  /// The disk strings.
  static func disks() throws -> [String] {
    try cases("disk").compactMap { $0["input"] as? String }.filter { text in
      let disk = CheckedDisk(SourceText(text), options: options)
      return disk.verdict == .accepts && disk.isAcceptable && isPlain(text)
    }
  }

  /// The vif strings.
  static func nics() throws -> [String] {
    try cases("vif").compactMap { entry in
      // The words of `network-attach` are the parameters of one string.
      (entry["vif"] as? [String])?.first ?? (entry["words"] as? [String])?.joined(separator: ",")
    }.filter { text in
      let nic = CheckedNic(SourceText(text), options: options)
      return nic.verdict == .accepts && nic.isAcceptable && isPlain(text)
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count < byteCountMax && !text.utf8.contains(0)
  }

  /// The text of xl.cfg with these devices.
  static func config(disks: [String] = [], nics: [String] = []) -> String {
    func list(_ strings: [String]) -> String {
      strings.map { text in
        let escaped = text.unicodeScalars.map { scalar in
          switch scalar {
          case "\\": "\\\\"
          case "\"": "\\\""
          case "\n": "\\n"
          default: String(scalar)
          }
        }
        return "\"\(escaped.joined())\""
      }.joined(separator: ", ")
    }
    return "name = \"web\"\ndisk = [ \(list(disks)) ]\nvif = [ \(list(nics)) ]\n"
  }

  /// The guest with these devices.
  static func guest(disks: [String] = [], nics: [String] = []) -> GuestDevices {
    GuestDevices(CheckedConfig(SourceText(config(disks: disks, nics: nics)), options: options))
  }
}
