import CLibxl
import Glibc

/// libxl of one release, opened at run time; it stays open as long as the program runs.
///
/// The soname carries the release, and structures change from one to the next without notice; so only the
/// library of the headers' own release is opened, and the sizes of its structures are compared as well.
public struct LibxlLibrary: @unchecked Sendable {
  /// The name by which it was opened: `libxenlight.so.4.17`.
  public let soname: String
  /// A table that is never changed and never freed.
  let table: OpaquePointer

  /// The version of the headers that this was built with, `4.17.0`; nil if absent.
  public static var headerVersion: String? { clibxl_header_version().map { String(cString: $0) } }

  /// Their release, `4.17`.
  public static var headerRelease: String? {
    headerVersion.map { $0.split(separator: ".").prefix(2).joined(separator: ".") }
  }

  /// The soname of the headers' release; nil if absent.
  public static var expectedSoname: String? { headerRelease.map { "\(stem)\($0)" } }

  /// The directories in which other releases are searched for, to name them; Package.swift looks in the same.
  public static let usualDirectories: [String] = [
    "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
  ]

  private static let stem = "libxenlight.so."

  /// Opens the library of the headers' release.
  public static func load() throws(LibxlFault) -> LibxlLibrary {
    guard let soname = expectedSoname else { throw .builtWithoutHeaders }
    return try load(soname, lookingIn: usualDirectories)
  }

  /// Opens the library of a name; others in the directories are named where it is missing.
  static func load(_ soname: String, lookingIn directories: [String]) throws(LibxlFault) -> LibxlLibrary {
    var problem = [CChar](repeating: 0, count: 512)
    if let table = clibxl_open(soname, &problem, problem.count) {
      return LibxlLibrary(soname: soname, table: table)
    }
    let reason = String(decoding: problem.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let found = directories.flatMap(releases(in:))
    if reason.contains("cannot open shared object file") {
      throw .noSuchLibrary(expected: soname, found: found, reason: reason)
    }
    throw .unfit(soname: soname, reason: reason)
  }

  /// The sonames of libxl in a directory: `libxenlight.so.4.19`, not the longer names of files.
  private static func releases(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let release = name.hasPrefix(stem) ? name.dropFirst(stem.count) : ""
      if release.split(separator: ".").count == 2 { names.append(name) }
    }
    return names.sorted()
  }

  /// An error's name and number: `ERROR_FAIL (-3)`.
  public func name(of code: Int32) -> String {
    guard let name = clibxl_error_name(table, code) else { return "error \(code)" }
    return "ERROR_\(String(cString: name).uppercased()) (\(code))"
  }
}
