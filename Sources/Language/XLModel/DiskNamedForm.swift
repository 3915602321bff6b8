import XLText

extension DiskSpec {
  /// The disk as a string that names every parameter, `target=` last; nil where the target cannot be written
  /// so.
  ///
  /// xl reads from it what it reads from the text, as far as it accepts that.
  public var namedForm: [UInt8]? {
    var result: [UInt8] = []
    func add(_ key: String, _ value: some Sequence<UInt8>) {
      result += key.utf8
      result += value
      result.append(UInt8(ascii: ","))
    }
    func add(_ word: String) { add(word, []) }
    if let writtenFormat { add("format=", writtenFormat.rawValue.utf8) }
    if let virtualDevice { add("vdev=", virtualDevice.value) }
    if let writtenAccess { add("access=", (writtenAccess ? "rw" : "ro").utf8) }
    if deviceTypeRange != nil { add("devtype=", (isCDROM ? "cdrom" : "disk").utf8) }
    if backend != .unknown { add("backendtype=", backend.rawValue.utf8) }
    if let backendDomain { add("backend=", backendDomain.value) }
    if specification != .unknown { add("specification=", specification.rawValue.utf8) }
    if let script { add("script=", script.value) }
    if isDirectIOSafe { add("direct-io-safe") }
    if let discard { add(discard ? "discard" : "no-discard") }
    if let isTrusted { add(isTrusted ? "trusted" : "untrusted") }
    if let grantUsage { add("grant_usage=", (grantUsage ? "1" : "0").utf8) }
    if let isColo { add(isColo ? "colo" : "no-colo") }
    if let coloHost { add("colo-host=", coloHost.value) }
    if coloPort != 0 { add("colo-port=", String(coloPort).utf8) }
    if let coloExport { add("colo-export=", coloExport.value) }
    if let activeDisk { add("active-disk=", activeDisk.value) }
    if let hiddenDisk { add("hidden-disk=", hiddenDisk.value) }
    guard let target = target?.value else {
      if !result.isEmpty { result.removeLast() }
      return result
    }
    guard !target.contains(UInt8(ascii: "\n")) else { return nil }
    result += "target=".utf8
    result += target
    // One comma at the end would be dropped.
    if target.last == UInt8(ascii: ",") { result.append(UInt8(ascii: ",")) }
    return result
  }
}
