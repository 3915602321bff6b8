import Foundation
import Testing
import XLTestKit

/// A way in which an attach fails.
enum FailureCase: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case scriptFails
  case scriptHangs
  case scriptMissing
  case noSuchDomain
  case vdevTaken

  var testDescription: String { rawValue }

  /// What is said to the person who gave the command to xlplug.
  var words: String {
    switch self {
    case .scriptFails: "the thing is not there"
    case .scriptHangs: "2 s"
    case .scriptMissing: "no-such-script"
    case .noSuchDomain: "nobody"
    case .vdevTaken: "already"
    }
  }

  /// The script's name, in front of which stands `block` or `vif`.
  private var scriptName: String? {
    switch self {
    case .scriptFails: "fails"
    case .scriptHangs: "hangs"
    case .scriptMissing: "no-such-script"
    case .noSuchDomain, .vdevTaken: nil
    }
  }

  /// The specification of a disk that fails so.
  func spec(of disk: TestDisk) throws -> String {
    guard let name = try script("block") else { return disk.spec }
    return "format=raw,vdev=\(disk.vdev),access=w,script=\(name),target=thing"
  }

  /// The specification of a network interface that fails so, with the words of xl.
  func spec(mac: String) throws -> String {
    let script = try script("vif").map { " script=\($0)" } ?? ""
    return "mac=\(mac) bridge=\(XenHost.bridge) devid=0\(script)"
  }

  /// Options of xlplug, so that nobody waits long.
  var options: [String] { self == .scriptHangs ? ["--script-timeout", "2"] : [] }

  /// The script, put where Xen's are; nil where the case is not about one.
  private func script(_ kind: String) throws -> String? {
    guard let scriptName else { return nil }
    let name = "\(kind)-\(scriptName)"
    let connects = kind == "block" ? "add" : "online"
    let body: String? =
      switch self {
      case .scriptFails: #"xenstore-write "$XENBUS_PATH/hotplug-error" "the thing is not there"; exit 1"#
      case .scriptHangs: "sleep 1000 & setsid sleep 1000 & sleep 1000"
      default: nil
      }
    if let body { try HostScript.install(name, "[ \"$1\" = \(connects) ] || exit 0\n\(body)") }
    return name
  }
}
