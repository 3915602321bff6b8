import Foundation
import HotplugFleet
import HotplugPlan
import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText
import XenstoreWire

/// What is read back of a device is what was written: in the store, and as a string.
@Suite struct RecordedRequestTests {
  /// The requests that the strings of the corpora make, as far as they make any.
  static func requests() throws -> [DeviceRequest] {
    var facts = HostFacts()
    facts.guestType = .hvm
    func strings(_ kind: String) throws -> [SourceText] {
      let data = try Data(contentsOf: Project.file("grammar/corpus/\(kind)/cases.json"))
      let document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      let cases = try #require(document["cases"] as? [[String: Any]])
      return cases.filter { $0["kind"] as? String != "rate" }.compactMap { one in
        if let words = one["words"] as? [String] { return SourceText(words.joined(separator: ",")) }
        return (one["input"] as? String).map { SourceText($0) }
      }
    }
    let disks = try strings("disk").compactMap { text -> DeviceRequest? in
      let disk = CheckedDisk(text, options: CheckOptions())
      guard disk.verdict == .accepts else { return nil }
      return (try? DiskRequest(disk.spec, domid: 7, facts: facts, isCompared: true)).map { .disk($0) }
    }
    let nics = try strings("vif").compactMap { text -> DeviceRequest? in
      let nic = CheckedNic(text, options: CheckOptions())
      guard nic.isBuilt else { return nil }
      return (try? NicRequest(nic.spec, domid: 7, facts: facts)).map { .nic($0) }
    }
    return disks + nics
  }

  /// A request without what only the guest's directory has.
  private func recorded(_ request: DeviceRequest) -> DeviceRequest {
    switch request {
    case .disk(var disk):
      (disk.isTrusted, disk.ringProtocol) = (true, nil)
      return .disk(disk)
    case .nic(var nic):
      nic.isTrusted = true
      return .nic(nic)
    }
  }

  /// The keys that an attach writes into the toolstack's record.
  private func keys(_ request: DeviceRequest) -> [String: [UInt8]] {
    let home = request.address.toolstackPath
    let changes = Plan(attaching: request).steps.flatMap(\.action.storeChanges)
    var keys: [String: [UInt8]] = [:]
    for case .write(let path, let value) in changes where path.parent == home {
      keys[path.components.last.map(String.init) ?? ""] = value
    }
    return keys
  }

  @Test func whatWasWrittenIsReadBack() throws {
    let requests = try Self.requests()
    #expect(requests.count > 200, "\(requests.count)")
    for request in requests {
      let found = DeviceRequest(request.address, recorded: keys(request))
      #expect(found == recorded(request), "\(request)")
      let difference = found.map { DesiredDevice(request).differences(from: $0) }
      #expect(difference == [], "\(request)")
    }
  }

  @Test func theStringOfARequestMakesIt() throws {
    var facts = HostFacts()
    facts.guestType = .hvm
    var count = 0
    for request in try Self.requests().map(recorded) {
      guard let words = request.specification(ownDomid: 0) else { continue }
      let text = SourceText(words)
      let found: DeviceRequest
      switch request {
      case .disk:
        let disk = CheckedDisk(text, options: CheckOptions())
        #expect(disk.verdict == .accepts, "\(String(decoding: words, as: UTF8.self))")
        found = .disk(try DiskRequest(disk.spec, domid: 7, facts: facts, isCompared: true))
      case .nic(let nic):
        let checked = CheckedNic(text, options: CheckOptions())
        #expect(checked.isBuilt, "\(String(decoding: words, as: UTF8.self))")
        (facts.chosenNicNumber, facts.freshMAC) = (nic.address.devid, nic.mac)
        found = .nic(try NicRequest(checked.spec, domid: 7, facts: facts))
      }
      // A value that is given as nothing is as one that is not given.
      let differences = DesiredDevice(recorded(found)).differences(from: request)
      #expect(
        differences == [] && found.address == request.address,
        "\(String(decoding: words, as: UTF8.self))"
      )
      count += 1
    }
    #expect(count > 180, "\(count)")
  }

  /// A rate as xl writes it comes back, whatever was rounded away.
  @Test func rates() throws {
    var random = Seeded.fromEnvironment()
    for _ in 0..<2000 {
      let number = UInt64.random(in: 1...5000, using: &random)
      let unit = random.pick(["B/s", "KB/s", "MB/s", "Kb/s", "GB/s"])
      let interval = random.pick(["", "@1ms", "@20ms", "@999us", "@2s"])
      let text = SourceText("rate=\(number)\(unit)\(interval)")
      var facts = HostFacts()
      facts.chosenNicNumber = 0
      let nic = try NicRequest(CheckedNic(text).spec, domid: 7, facts: facts)
      guard let rate = nic.rate else { continue }
      let again = try NicRequest(CheckedNic(SourceText("rate=\(rate)")).spec, domid: 7, facts: facts)
      #expect(again.rate == rate, "\(String(decoding: text.bytes, as: UTF8.self))")
    }
  }
}
