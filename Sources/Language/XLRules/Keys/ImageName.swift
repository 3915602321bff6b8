/// What the name of an image reports about its format.
enum ImageName {
  /// The formats that endings mean.
  static let formats = [
    "qcow": "qcow", "qcow2": "qcow2", "qed": "qed", "vhd": "vhd", "vhdx": "vhdx", "vmdk": "vmdk",
    "vdi": "vdi", "raw": "raw",
  ]

  /// The ending of a name in lower case; nil of a name without one.
  static func ending(of target: [UInt8]) -> String? {
    let name = target.split(separator: UInt8(ascii: "/")).last ?? []
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }
}
