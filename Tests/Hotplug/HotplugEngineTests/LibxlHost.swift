import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// A host whose guest 46 libxl knows too, and Debian's own `xl` for it, with no hypervisor below.
final class LibxlHost {
  static let domid: UInt16 = 46
  /// The identifier of every domain under the shim.
  static let uuid = "00000000-0000-0000-0000-000000000000"
  static let document = "/var/lib/xen/userdata-d.\(domid).\(uuid).libxl-json"

  let host: EngineHost
  private var hasAnother = false

  init() throws {
    host = try EngineHost(.real)
    host.document = Self.document
    try host.store.introduce(Self.domid)
    let home = "/local/domain/\(Self.domid)"
    for (path, value) in [
      ("/local/domain/0/domid", "0"), ("/local/pool/0/name", "Pool-0"), ("\(home)/name", "g"),
      ("\(home)/domid", "\(Self.domid)"), ("\(home)/vm", "/vm/\(Self.uuid)"),
      ("\(home)/memory/target", "65536"),
      ("\(home)/memory/static-max", "65536"), ("/libxl/\(Self.domid)/type", "pv"),
    ] {
      try #require(try host.store.run(["xenstore-write", path, value]).status == 0)
    }
    try FileManager.default.createDirectory(atPath: "/var/lib/xen", withIntermediateDirectories: true)
    try write(#"{"c_info":{"type":"pv","name":"g"},"b_info":{"max_memkb":65536,"type.pv":{}}}"#)
  }

  deinit {
    // Its loop device would stay otherwise.
    if hasAnother { _ = try? xl("block-detach", "\(Self.domid)", "xvdz") }
    try? FileManager.default.removeItem(atPath: Self.document)
  }

  /// The document, byte for byte.
  func text() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: Self.document)) }

  /// Puts another document in its place.
  func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// The same of bytes.
  func write(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: Self.document)) }

  /// Runs `xl` to its end.
  @discardableResult
  func xl(_ words: String..., place: SourceLocation = #_sourceLocation) throws -> String {
    try xl(words, place: place)
  }

  /// The same with words in a list.
  @discardableResult
  func xl(_ words: [String], place: SourceLocation = #_sourceLocation) throws -> String {
    let result = try runCommand(
      ["/usr/lib/xen-4.17/bin/xl"] + words,
      adding: [
        "LD_PRELOAD": TestStore.shim().path, "SHIM_DIR": host.store.directory.path, "SHIM_HEARS": "1",
        "XENSTORED_PATH": host.store.socketPath,
      ]
    )
    try #require(result.status == 0, "xl \(words): \(result.errorText)", sourceLocation: place)
    return result.text
  }

  /// Brings a second disk by `xl`, so that libxl has laid the document out; it goes with the guest.
  func attachAnother() throws {
    try xl("block-attach", "\(Self.domid)", "\(try host.image("z.img")),raw,xvdz,w")
    hasAnother = true
  }

  /// The devices of `xl list -l`: the vdevs of disks and the numbers of interfaces.
  func listed() throws -> [String] {
    let document = try JSONSerialization.jsonObject(with: Data(try xl("list", "-l", "\(Self.domid)").utf8))
    let config = ((document as? [[String: Any]])?.first?["config"] as? [String: Any]) ?? [:]
    let disks = (config["disks"] as? [[String: Any]]) ?? []
    let nics = (config["nics"] as? [[String: Any]]) ?? []
    return disks.compactMap { $0["vdev"] as? String }
      + nics.compactMap { $0["devid"] as? Int }.map { "nic \($0)" }
  }

  /// What was written of the locks beside the document, and of its next text.
  func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/var/lib/xen").filter {
      $0.contains(".\(Self.domid).") && !$0.hasPrefix("userdata-d")
    }
  }
}
