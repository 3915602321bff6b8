import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// Tests of xl's commands beside xl itself, one after the other: their guests have files in one place below
/// /var/lib/xen.
@Suite(.serialized, .ownThread) enum XLCommandTests {}

/// A host on which the real xl 4.17 and xlplug work on the same store: guests 61 and 62, with names.
///
/// The store is a simulated host's, or one where nobody reacts. libxl's file about each guest lies where
/// libxl looks for it, for as long as this lives.
final class XLHost {
  /// The guests; numbers that no other test takes.
  static let guests = [61: "sixty-one", 62: "sixty-two"]

  private let simulated: ServedStore?
  private let plain: TestStore?
  private let files: TestFiles

  /// Where the store answers.
  var socket: String { simulated?.socket ?? plain?.socketPath ?? "" }

  init(isSimulated: Bool) throws {
    files = try TestFiles("xlhost")
    simulated = isSimulated ? try ServedStore() : nil
    plain = isSimulated ? nil : try TestStore(.embedded)
    let manager = FileManager.default
    try manager.createDirectory(atPath: "/var/lib/xen", withIntermediateDirectories: true)
    try write("/local/domain/0/domid", "0")
    for (domid, name) in Self.guests {
      _ = manager.createFile(
        atPath: files.directory.appendingPathComponent("ring.\(domid)").path,
        contents: Data()
      )
      for (key, value) in [("name", name), ("domid", "\(domid)"), ("vm", "/vm/\(name)")] {
        try write("/local/domain/\(domid)/\(key)", value)
      }
      try write("/libxl/\(domid)/type", "pv")
      let record = #"{"c_info":{"type":"pv","name":"\#(name)"},"b_info":{"type.pv":{}}}"#
      try record.write(to: Self.userdata(domid), atomically: true, encoding: .utf8)
    }
  }

  deinit {
    for place in Self.guests.keys.map(Self.userdata) { try? FileManager.default.removeItem(at: place) }
    plain?.stop()
  }

  /// libxl's file about a guest whose identifier is all zero, as every guest's is here.
  static func userdata(_ domid: Int) -> URL {
    URL(fileURLWithPath: "/var/lib/xen/userdata-d.\(domid).00000000-0000-0000-0000-000000000000.libxl-json")
  }

  // MARK: running

  /// Runs the real xl.
  @discardableResult
  func xl(_ words: [String], isHVM: Bool = false) throws -> CommandResult {
    try runCommand([XLProgram.path] + words, adding: try environment(isHVM))
  }

  /// What puts a program over the stand-in for the hypervisor, and at this store.
  private func environment(_ isHVM: Bool) throws -> [String: String] {
    let shared = [
      "LD_PRELOAD": try TestStore.shim().path, "SHIM_DIR": files.directory.path, "XENSTORED_PATH": socket,
      "LC_ALL": "C.UTF-8",
    ]
    return isHVM ? shared.merging(["SHIM_HVM": "1"]) { $1 } : shared
  }

  /// Runs xlplug with the same words, or with its own; `isOnShim` lets it reach libxl.
  @discardableResult
  func ours(_ words: [String], isOurs: Bool = false, isOnShim: Bool = false) throws -> CommandResult {
    try XLPlugCommand.run(
      (isOurs ? [] : ["--xen", "4.17", "--script-dir", files.scripts.path]) + words,
      adding: isOnShim ? try environment(true) : ["XENSTORED_PATH": socket]
    )
  }

  /// Checks that both print the same on standard output, and end alike.
  func expectSame(_ words: [String], _ what: String = "", place: SourceLocation = #_sourceLocation) throws {
    let (theirs, ours) = (try xl(words), try ours(words))
    #expect(
      ours.output == theirs.output && ours.status == theirs.status,
      """
      \(words) \(what)
      xl (\(theirs.status)):
      \(theirs.text)\(theirs.errorText)
      ours (\(ours.status)):
      \(ours.text)\(ours.errorText)
      """,
      sourceLocation: place
    )
  }

  // MARK: the store and files

  /// Sets a node.
  func write(_ path: String, _ value: String) throws {
    let result = try runCommand(["xenstore-write", "--", path, value], adding: ["XENSTORED_PATH": socket])
    try #require(result.status == 0, "\(path): \(result.errorText)")
  }

  /// Takes a node away.
  func remove(_ path: String) throws {
    try runCommand(["xenstore-rm", path], adding: ["XENSTORED_PATH": socket])
  }

  /// The value of a node.
  func read(_ path: String) throws -> String? {
    let result = try runCommand(["xenstore-read", path], adding: ["XENSTORED_PATH": socket])
    return result.status == 0 ? result.text.trimmingCharacters(in: .newlines) : nil
  }

  /// Everything in the store.
  func listing() throws -> String {
    try runCommand(["xenstore-ls", "-f", "-p"], adding: ["XENSTORED_PATH": socket]).text
  }

  /// A sparse image of one mebibyte; its path.
  func image(_ name: String) throws -> String { try files.image(name) }

  /// A script of root's that both may run; its path.
  func script(_ name: String, _ body: String) throws -> String { try files.script(name, body) }
}
