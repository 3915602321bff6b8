import CLibxl
import Glibc

/// Xen's libxl, loaded into this process; it stays until the process ends.
///
/// Only the library of the release that xlplug was built for will do: libxl promises no binary interface
/// between minor releases, and says so with its soname.
public struct LibxlLibrary: Sendable {
  /// Such as `libxenlight.so.4.17`.
  public let soname: String
  /// Its functions, which nobody changes or frees.
  nonisolated(unsafe) let table: OpaquePointer

  /// The soname of the release that xlplug was built for; nil where it was built without headers.
  public static var wantedSoname: String? { clibxl_wanted_soname().map { String(cString: $0) } }

  private static let loaded: Result<LibxlLibrary, LibxlFault> = {
    guard let wanted = wantedSoname else { return .failure(.builtWithoutHeaders) }
    return Result { () throws(LibxlFault) in try LibxlLibrary(name: wanted, wanted: wanted) }
  }()

  /// The library; it is looked for once, and the answer stays.
  public static func load() throws(LibxlFault) -> LibxlLibrary { try loaded.get() }

  /// The library of another name: a soname, or a path to a library of the wanted release.
  public static func load(named name: String) throws(LibxlFault) -> LibxlLibrary {
    guard let wanted = wantedSoname else { throw .builtWithoutHeaders }
    // A soname is wanted as it is; a path only says where to look.
    return try LibxlLibrary(name: name, wanted: name.contains("/") ? wanted : name)
  }

  private init(name: String, wanted: String) throws(LibxlFault) {
    var table: OpaquePointer?
    var words = [CChar](repeating: 0, count: Int(CLIBXL_WORDS_BYTES))
    let loading = clibxl_load(name, wanted, &table, &words, words.count)
    let said = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch (loading, table) {
    case (CLIBXL_LOADED, let table?): (soname, self.table) = (wanted, table)
    case (CLIBXL_WRONG, _): throw .wrongVersion(found: said, wanted: wanted)
    case (CLIBXL_NO_HEADERS, _): throw .builtWithoutHeaders
    case (CLIBXL_NO_MEMORY, _): throw .outOfMemory
    default: throw .libraryMissing(soname: name, reason: said)
    }
  }

  /// What libxl makes of a disk, as its own JSON; needs no hypervisor.
  public func json(of disk: LibxlDisk) throws(LibxlFault) -> String {
    let texts = BorrowedTexts()
    var flat = disk.flat(texts)
    try texts.check("disk as JSON")
    let text = withExtendedLifetime(texts) { clibxl_disk_json(table, &flat) }
    return try Self.string(text, "disk as JSON")
  }

  /// What libxl makes of a network interface, as its own JSON; needs no hypervisor.
  public func json(of nic: LibxlNic) throws(LibxlFault) -> String {
    let texts = BorrowedTexts()
    var flat = nic.flat(texts)
    try texts.check("network interface as JSON")
    let text = withExtendedLifetime(texts) { clibxl_nic_json(table, &flat) }
    return try Self.string(text, "network interface as JSON")
  }

  private static func string(_ text: UnsafeMutablePointer<CChar>?, _ operation: String)
    throws(LibxlFault) -> String
  {
    guard let text else {
      throw .refused(operation: operation, code: LibxlFault.invalidCode, lastLines: [])
    }
    defer { free(text) }
    return String(cString: text)
  }
}
