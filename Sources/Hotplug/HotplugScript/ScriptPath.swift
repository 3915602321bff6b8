/// The file that a script's name means.
public struct ScriptPath: Hashable, Sendable {
  /// Where scripts are searched for (XEN_SCRIPT_DIR as Debian and most others build it).
  public static let standardDirectory = "/etc/xen/scripts"
  /// The longest path, in bytes (PATH_MAX of Linux without the NUL byte).
  public static let bytesMax = 4095

  /// The absolute path.
  public var path: String
  /// What is worth saying about it, when another reader of the name would run another file.
  public var note: String?

  /// The file by libxl's rule: a name that begins with `/` as it is, any other in `directory`, also one with
  /// a slash inside (libxl_internal.c, libxl__abs_path, Xen 4.17).
  ///
  /// Refuses a name that is empty, over-long, not UTF-8, or has control bytes in it.
  public static func resolve(
    name: [UInt8],
    directory: String = standardDirectory,
  ) throws(ScriptFault) -> ScriptPath {
    if name.isEmpty {
      throw .unusableName(problem: "the script's name is empty; write a name, or remove the key")
    }
    if let at = name.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) {
      let byte = String(name[at], radix: 16)
      throw .unusableName(
        problem:
          "the script's name has the control byte 0x\(byte.count < 2 ? "0" : "")\(byte) at position \(at + 1)"
      )
    }
    guard let text = String(validating: name, as: UTF8.self) else {
      throw .unusableName(problem: "the script's name is not UTF-8; rename the file")
    }
    let isAbsolute = name[0] == UInt8(ascii: "/")
    let path = isAbsolute ? text : "\(directory)/\(text)"
    if path.utf8.count > bytesMax {
      throw .unusableName(
        problem: "the script's path has \(path.utf8.count) bytes; the limit is \(bytesMax)"
      )
    }
    guard !isAbsolute && name.contains(UInt8(ascii: "/")) else { return ScriptPath(path: path) }
    return ScriptPath(
      path: path,
      note: "the script '\(text)' is a relative path; '\(path)' is run, as in libxl "
        + "(the protocol of 2012 would resolve it in the working directory)"
    )
  }

  init(path: String, note: String? = nil) {
    self.path = path
    self.note = note
  }
}
