import Foundation

/// Every text of the corpus of configuration files, by a name that tells where it is.
public enum ConfigCorpus {
  /// A text.
  public struct Text: Sendable {
    /// Where it stands: `ok/quotes`, or the identifier of a case.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]
  }

  /// The texts of `grammar/corpus/xlcfg/{ok,err,fuzz}`.
  public static func files() throws -> [Text] {
    try ["ok", "err", "fuzz"].flatMap { kind in
      let folder = Project.file("grammar/corpus/xlcfg/\(kind)")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
        $0.hasSuffix(".txt")
      }.map { name in
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        return Text(name: "\(kind)/\(name.dropLast(4))", bytes: bytes)
      }
    }
  }

  /// The texts of `grammar/corpus/xlcfg/cases.json`.
  public static func cases() throws -> [Text] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/cases.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return (document?["cases"] as? [[String: Any]] ?? []).compactMap { one in
      guard let id = one["id"] as? String else { return nil }
      if let text = (one["input"] ?? one["extra_lines"] ?? one["file"]) as? String {
        return Text(name: id, bytes: Array(text.utf8))
      }
      return (one["input_hex"] as? String).map { Text(name: id, bytes: bytes(ofHexadecimal: $0)) }
    }
  }

  private static func bytes(ofHexadecimal text: String) -> [UInt8] {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
