import Foundation
import Testing
import XLTestKit

/// What the store has about one device, key by key with owner and permissions; what differs from attach to
/// attach is left out of the values.
struct DeviceRecord: Equatable {
  /// What was accepted to differ from xl, one line each: row, key (`backend/…`, `frontend/…`, `libxl/…`),
  /// reason.
  private static let accepted: [(who: String, key: String)] = {
    let file = XLPlugCommand.program.deletingLastPathComponent()
      .appendingPathComponent("accepted-differences.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      return words.count == 3 ? (words[0], words[1]) : nil
    }
  }()
  /// Numbers that the kernels choose.
  private static let chosen: Set<String> = [
    "ring-ref", "event-channel", "tx-ring-ref", "rx-ring-ref", "event-channel-tx", "event-channel-rx",
  ]

  /// Value, owner and permissions of each key.
  var keys: [String: String] = [:]

  /// The record of a device; `backend` is the kind of its backend, `server` the domain that serves it.
  static func now(_ kind: String, backend: String, domid: Int, devid: Int, server: Int = 0) throws -> Self {
    let places = [
      "backend": "/local/domain/\(server)/backend/\(backend)/\(domid)/\(devid)",
      "frontend": "/local/domain/\(domid)/device/\(kind)/\(devid)",
      "libxl": "/libxl/\(domid)/device/\(kind)/\(devid)",
    ]
    var record = Self()
    for line in try XenHost.must(["xenstore-ls", "-f", "-p"]).split(separator: "\n") {
      guard !OwnKeys.isIn(line), let parts = line.wholeMatch(of: #/(/\S*) = "(.*)" +\((\S+)\)/#)?.output
      else { continue }
      for (name, place) in places where parts.1 == place[...] || parts.1.hasPrefix(place + "/") {
        let key = name + parts.1.dropFirst(place.count)
        record.keys[key] = "\(stable(String(parts.2), of: String(parts.1))) (\(parts.3))"
      }
    }
    return record
  }

  private static func stable(_ value: String, of path: String) -> String {
    let key = path.split(separator: "/").last.map(String.init) ?? ""
    if chosen.contains(key) { return "N" }
    if key == "physical-device" { return value.replacing(#/^7:[0-9a-f]+$/#) { _ in "7:N" } }
    if key == "xlplug-verdict" { return value.replacing(#/ [\d.]+$/#) { _ in " SECONDS" } }
    return value.replacing(#//dev/loop\d+/#) { _ in "/dev/loopN" }
  }

  /// Where it differs from xl's, but for what was accepted for the row.
  func differences(from xl: Self, _ who: Attacher) -> [String] {
    Set(keys.keys).union(xl.keys.keys).sorted().compactMap { key in
      if keys[key] == xl.keys[key] { return nil }
      if Self.accepted.contains(where: { ($0.who == "*" || $0.who == who.rawValue) && $0.key == key }) {
        return nil
      }
      return "\(key): \(keys[key] ?? "absent"), by xl \(xl.keys[key] ?? "absent")"
    }
  }
}

/// The records that xl leaves, for each column; asked for once.
enum ReferenceRecords {
  nonisolated(unsafe) private static var records: [String: DeviceRecord] = [:]

  /// Keeps or compares the record of a device that a row has just attached.
  static func take(
    _ record: DeviceRecord,
    _ column: String,
    _ who: Attacher,
    _ place: SourceLocation = #_sourceLocation
  ) {
    if who == .xl {
      records[column] = record
    } else if let xl = records[column] {
      #expect(record.differences(from: xl, who) == [], "the store is not as after xl", sourceLocation: place)
    } else {
      Issue.record("xl's record of \(column) is missing; run its row too", sourceLocation: place)
    }
  }
}
