import Foundation
import Testing
import XLTestKit

/// Who attaches and detaches: a row of the table.
enum Attacher: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case xl
  case native
  case libxl
  case builtin

  var testDescription: String { rawValue }

  /// The rows that xlplug is.
  static let ours: [Self] = [.native, .libxl, .builtin]
  /// The rows that do everything; `--builtin-block` is about plain disks.
  static let full: [Self] = [.xl, .native, .libxl]
  /// Both.
  static let engines: [Self] = [.native, .libxl]

  private static let help = (try? XLPlugCommand.run(["attach", "--help"]).text) ?? ""

  /// Whether libxl waits for the backend, with time limits of its own.
  var isByLibxl: Bool { self == .xl || self == .libxl }

  /// Why this row cannot be run; nil where it can.
  var absence: String? {
    switch self {
    case .xl, .native: nil
    case .libxl: Self.help.contains("--engine") ? nil : "this xlplug has no --engine libxl"
    case .builtin: Self.help.contains("--builtin-block") ? nil : "this xlplug has no --builtin-block"
    }
  }

  /// Ends the test as skipped where the row cannot be run.
  func require() throws { if let absence { try Test.cancel("\(absence)") } }

  /// The words that make xlplug this row.
  private var engineWords: [String] {
    switch self {
    case .xl: []
    case .native: Self.help.contains("--engine") ? ["--engine", "native"] : []
    case .libxl: ["--engine", "libxl"]
    case .builtin: Self.native.engineWords + ["--builtin-block"]
    }
  }

  // MARK: words

  /// The command that attaches; `isNic` says what the specification is.
  func attaching(
    _ spec: String,
    _ options: [String] = [],
    isNic: Bool = false,
    of guest: String = Guest.name
  ) -> [String] {
    if self == .xl {
      return ["xl", isNic ? "network-attach" : "block-attach", guest]
        + spec.split(separator: " ").map(String.init)
    }
    let words = isNic ? ["--nic", spec.replacingOccurrences(of: " ", with: ",")] : [spec]
    return [XLPlugCommand.program.path, "attach", guest] + words + engineWords + options
  }

  /// The command that detaches a disk by its vdev, a network interface by its hardware address.
  func detaching(
    _ device: String,
    _ options: [String] = [],
    isNic: Bool = false,
    of guest: String = Guest.name
  ) -> [String] {
    if self == .xl { return ["xl", isNic ? "network-detach" : "block-detach", guest, device] }
    return [XLPlugCommand.program.path, "detach", guest, device] + (isNic ? ["--nic"] : []) + engineWords
      + options
  }

  // MARK: running

  /// Attaches, which must succeed.
  func attach(
    _ spec: String,
    isNic: Bool = false,
    of guest: String = Guest.name,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    try XenHost.must(attaching(spec, isNic: isNic, of: guest), place)
  }

  /// Detaches, which must succeed.
  func detach(
    _ device: String,
    isNic: Bool = false,
    of guest: String = Guest.name,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    try XenHost.must(detaching(device, isNic: isNic, of: guest), place)
  }
}
