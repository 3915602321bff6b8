import Foundation
import Testing
import XLTestKit

/// What `xl list -l` says of the guest's devices, out of libxl's file of the domain and the store.
enum DomainConfig {
  /// The members of one list of the guest's configuration: `disks` or `nics`.
  static func devices(_ list: String) throws -> [[String: String]] {
    let text = try XenHost.must(["xl", "list", "-l", Guest.name])
    let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
    let config = all.first?["config"] as? [String: Any]
    return (config?[list] as? [[String: Any]] ?? []).map { $0.mapValues { "\($0)" } }
  }

  /// Whether it has a device with that value of a member.
  static func has(_ list: String, _ member: String, _ value: String) throws -> Bool {
    try devices(list).contains { $0[member] == value }
  }
}

extension Attacher {
  /// Expects that `xl list -l` has what this row has just attached.
  func expectKnownToLibxl(
    _ list: String,
    _ member: String,
    _ value: String,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let isKnown = try DomainConfig.has(list, member, value)
    let listed = try DomainConfig.devices(list)
    #expect(isKnown, "'xl list -l' has \(listed)", sourceLocation: place)
  }
}
