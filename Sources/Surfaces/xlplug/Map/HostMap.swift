import DiskImages
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey

/// Guests with their disks and interfaces, and the images and bridges that these use: a picture as a value.
struct HostMap {
  /// How a device is shown.
  enum Mark: String, CaseIterable {
    /// Both sides are connected, or there is nothing to say.
    case fine
    /// The backend is not connected.
    case stuck
    /// Only the file has it.
    case added
    /// Only the store has it.
    case removed
    /// File and store differ.
    case changed
  }

  /// A disk or an interface.
  struct Device {
    let name: String
    let isNic: Bool
    /// The place of what it uses in `images` or `bridges`; nil for an empty drive.
    var resource: Int?
    let isWriting: Bool
    let mark: Mark
    /// A few words: a state, or what differs.
    let words: String

    /// The name and the words.
    var title: String { words.isEmpty ? name : "\(name): \(words)" }
  }

  /// A guest.
  struct Guest {
    let title: String
    var devices: [Device] = []
  }

  /// An image or a bridge.
  struct Resource {
    let label: String
    /// The loop device, or the domain that serves it.
    let note: String?
    /// Whether devices of several guests use it, of which one writes.
    var isShared = false

    /// The label and the note.
    var title: String { note.map { "\(label) (\($0))" } ?? label }
  }

  private(set) var guests: [Guest] = []
  private(set) var images: [Resource] = []
  private(set) var bridges: [Resource] = []
  private var imagePlaces: [ImageKey: Int] = [:]
  private var bridgePlaces: [String: Int] = [:]
  /// The guests that use an image, and whether each writes.
  private var users: [Int: [(guest: Int, isWriting: Bool)]] = [:]
  private let ownDomid: UInt16
  /// The names of backend domains, for those that have no number yet.
  private var backendNames: [UInt16: String] = [:]

  /// What makes two targets one image.
  private enum ImageKey: Hashable {
    case things(Set<ImageIdentity.Thing>)
    case words(UInt16, [UInt8])
  }

  /// An empty picture of a host whose own domain this is.
  init(ownDomid: UInt16 = 0) { self.ownDomid = ownDomid }

  /// Begins a guest; its devices are added next.
  mutating func add(guest title: String) { guests.append(Guest(title: title)) }

  /// Adds a device to the last guest.
  mutating func add(
    _ request: DeviceRequest?,
    _ address: DeviceAddress,
    _ mark: Mark,
    _ words: String,
    loop: String? = nil
  ) {
    let server = backendNames[address.backendDomid] ?? String(address.backendDomid)
    let backend = address.backendDomid == ownDomid ? nil : "served by domain \(server)"
    var device = Device(
      name: address.name,
      isNic: address.kind == .vif,
      isWriting: request?.isWriting ?? false,
      mark: mark,
      words: words
    )
    switch request {
    case .disk(let disk)? where !disk.target.isEmpty:
      device.resource = place(ofImage: disk, note: loop ?? backend)
      if let place = device.resource {
        users[place, default: []].append((guests.count - 1, device.isWriting))
      }
    case .nic(let nic)?:
      let name = nic.bridge.isEmpty ? "no bridge" : String(readable: nic.bridge)
      let label = backend.map { "\(name), \($0)" } ?? name
      let place = bridgePlaces[label] ?? bridges.count
      if place == bridges.count { bridges.append(Resource(label: label, note: nil)) }
      bridgePlaces[label] = place
      device.resource = place
    case .disk?, nil: break
    }
    guests[guests.count - 1].devices.append(device)
  }

  private mutating func place(ofImage disk: DiskRequest, note: String?) -> Int {
    var key = ImageKey.words(disk.address.backendDomid, disk.target)
    if disk.address.backendDomid == ownDomid {
      let script = disk.isTargetOpaque ? disk.scriptPath : nil
      let things = SharingCheck.identity(target: disk.target, script: script).things
      if !things.isEmpty { key = .things(things) }
    }
    if let place = imagePlaces[key] { return place }
    imagePlaces[key] = images.count
    images.append(Resource(label: String(readable: disk.target), note: note))
    return images.count - 1
  }

  /// Marks the images that several guests use, of which one writes.
  mutating func markShared() {
    for (place, users) in users where Set(users.map(\.guest)).count > 1 && users.contains(where: \.isWriting)
    {
      images[place].isShared = true
    }
  }
}

extension DeviceRequest {
  /// Whether a disk may be written.
  fileprivate var isWriting: Bool { if case .disk(let disk) = self { disk.mode != .readOnly } else { false } }
}

extension HostMap {
  /// The guests of a store.
  init(_ survey: HostSurvey, ownDomid: UInt16) throws(EngineFault) {
    self.init(ownDomid: ownDomid)
    let domids = try survey.guests().filter { $0 != ownDomid }.sorted()
    let names = try survey.names(of: domids)
    for domid in domids {
      add(guest: names[domid].map { "\(String(readable: $0)) (domain \(domid))" } ?? "domain \(domid)")
      let states = try survey.devices(.vbd, of: domid) + survey.devices(.vif, of: domid)
      for observed in try survey.observedDevices(of: domid) {
        let state = states.first { $0.address == observed.address }?.backendState
        add(
          observed.request,
          observed.address,
          state == .connected ? .fine : .stuck,
          state == .connected ? "" : state.map { "state \($0)" } ?? "no backend",
          loop: survey.client.namedLoop(of: observed.address)?.loop.path
        )
      }
    }
    markShared()
  }

  /// The guests of files, compared with those of a store.
  init(_ plans: [GuestPlan], ownDomid: UInt16) {
    self.init(ownDomid: ownDomid)
    for plan in plans {
      add(guest: "\(plan.name) (domain \(plan.domid))")
      for entry in plan.entries {
        switch entry.change {
        case .keep(let observed): add(observed.request, observed.address, .fine, "")
        case .attach(let desired): add(desired.request, desired.request.address, .added, "not attached")
        case .detach(let observed): add(observed.request, observed.address, .removed, "not in the file")
        case .replace(let observed, let desired, let all), .adjust(let observed, let desired, let all):
          let names = all.map(\.parameter.rawValue).joined(separator: ", ")
          add(desired.request, observed.address, .changed, observed.defect ?? "differs: \(names)")
        }
      }
    }
    markShared()
  }

  /// The guests of files, as they are described; throws where a string means no device.
  ///
  /// No store is asked, so guests and backend domains have no numbers.
  init(_ guests: [DesiredGuest]) throws(PlanFault) {
    self.init()
    for guest in guests {
      add(guest: guest.shown)
      var nicCount: Int32 = 0
      for text in guest.texts {
        var facts = HostFacts()
        facts.chosenNicNumber = nicCount
        if case .nic = text { nicCount += 1 }
        if let name = text.backendDomain, !name.isEmpty { facts.backendDomid = number(ofBackend: name) }
        let request = try text.request(domid: 0, facts: facts, isSharingAllowed: false, isCompared: true)
        add(request, request.address, .fine, "")
      }
    }
    markShared()
  }

  /// The largest number of a domain (DOMID_FIRST_RESERVED of xen.h, less one).
  private static let lastDomid: UInt16 = 0x7FEF

  /// The number of a backend domain: its own, or for a name one that no domain has.
  private mutating func number(ofBackend name: [UInt8]) -> UInt16 {
    let name = String(decoding: name, as: UTF8.self)
    if let number = UInt16(name), number <= Self.lastDomid { return number }
    if let known = backendNames.first(where: { $0.value == name }) { return known.key }
    let number = UInt16.max - UInt16(backendNames.count)
    backendNames[number] = name
    return number
  }
}
