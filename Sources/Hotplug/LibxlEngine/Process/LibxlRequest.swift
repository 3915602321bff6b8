import Libxl

/// What the process for libxl is asked to do: its one request.
struct LibxlRequest: Hashable {
  /// The guest.
  var domid: UInt32
  /// What to do.
  var operation: LibxlContext.Operation
  /// The environment that libxl passes to the scripts that it starts.
  var environment: [String: [UInt8]]

  /// A request.
  init(_ operation: LibxlContext.Operation, of domid: UInt32, environment: [String: [UInt8]]) {
    (self.domid, self.operation, self.environment) = (domid, operation, environment)
  }

  /// The request in a message; nil where there is no valid one.
  init?(_ message: [UInt8]) {
    self.init(.removeNic(devid: 0), of: 0, environment: [:])
    var fields = Fields(of: message)
    carry(in: &fields)
    if fields.isBroken { return nil }
  }

  /// The message.
  var message: [UInt8] {
    var (copy, fields) = (self, Fields())
    copy.carry(in: &fields)
    return fields.bytes
  }

  private mutating func carry(in fields: inout Fields) {
    fields.carry(&domid)
    operation.carry(in: &fields)
    var (names, count) = (environment.keys.sorted(), environment.count)
    fields.carry(&count)
    if names.isEmpty { names = Array(repeating: "", count: fields.isBroken ? 0 : count) }
    for var name in names where !fields.isBroken {
      var value = environment[name] ?? []
      fields.carry(&name)
      fields.carry(&value)
      environment[name] = value
    }
  }
}

extension LibxlContext.Operation {
  private var number: UInt8 {
    switch self {
    case .addDisk: 0
    case .addNic: 1
    case .removeDisk: 2
    case .removeNic: 3
    case .changeMedium: 4
    }
  }

  fileprivate mutating func carry(in fields: inout Fields) {
    var (number, disk, nic) = (number, LibxlDisk(), LibxlNic())
    switch self {
    case .addDisk(let device), .changeMedium(let device): disk = device
    case .addNic(let device): nic = device
    case .removeDisk(let vdev): disk.vdev = vdev
    case .removeNic(let devid): nic.devid = devid
    }
    fields.carry(&number)
    disk.carry(in: &fields)
    nic.carry(in: &fields)
    switch number {
    case 0: self = .addDisk(disk)
    case 1: self = .addNic(nic)
    case 2: self = .removeDisk(vdev: disk.vdev)
    case 3: self = .removeNic(devid: nic.devid)
    default: self = .changeMedium(disk)
    }
  }
}

extension LibxlDisk {
  fileprivate mutating func carry(in fields: inout Fields) {
    fields.carry(&backendDomid)
    fields.carry(&path)
    fields.carry(&vdev)
    fields.carry(&script)
    fields.carry(&backend)
    fields.carry(&format)
    fields.carry(&isRemovable)
    fields.carry(&isWritable)
    fields.carry(&isCDROM)
    fields.carry(&isDirectIOSafe)
    fields.carry(&discards)
    fields.carry(&trusted)
  }
}

extension LibxlNic {
  fileprivate mutating func carry(in fields: inout Fields) {
    fields.carry(&backendDomid)
    fields.carry(&devid)
    fields.carry(&mtu)
    fields.carry(&mac)
    fields.carry(&ip)
    fields.carry(&bridge)
    fields.carry(&ifname)
    fields.carry(&gatewayDevice)
    fields.carry(&script)
    fields.carry(&type)
    fields.carry(&rateBytesPerInterval)
    fields.carry(&rateIntervalMicroseconds)
    fields.carry(&trusted)
  }
}
