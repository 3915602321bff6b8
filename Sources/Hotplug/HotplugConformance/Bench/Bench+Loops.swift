import DiskImages
import Glibc
import HostFiles
import HotplugPlan
import XenstoreHost
import XenstoreWire

/// Loop devices that a script has made, and freed.
extension Bench {
  /// How often a device is connected and disconnected until no other program takes its loop device at once.
  static let reuseAttemptsMax = 8

  /// The loop devices that the keys of a device name.
  func namedLoops(_ device: BenchDevice) -> Set<LoopDevice> {
    var loops: Set<LoopDevice> = []
    if let node = (try? value("node", of: device)) ?? nil, let loop = LoopDevice(path: node) {
      loops.insert(loop)
    }
    if let key = (try? value("physical-device", of: device)) ?? nil,
      let (major, minor) = DeviceNumbers.hexadecimal(key), let loop = LoopDevice(major: major, minor: minor)
    {
      loops.insert(loop)
    }
    return loops
  }

  /// Notes the loop device that a script has made of a target that was given, as long as its keys name it.
  ///
  /// A killed script may have freed it, so it must have the file of the target; one that is new in the keys
  /// of a script that has succeeded is the script's, whatever its target means.
  func noteLoops(_ device: BenchDevice, isNew: Bool) {
    guard !makesTargets, case .disk(let request) = device.request else { return }
    let files = Self.files(of: request.target)
    for loop in namedLoops(device) {
      guard let attachment = LoopAttachment(of: loop), isNew || files.contains(attachment.file),
        !attachmentsBefore.contains(attachment)
      else { continue }
      givenLoops.insert(attachment)
    }
  }

  /// The files that a target may be: its own path, or a path after a word, as in `dummy:/srv/a.img`.
  private static func files(of target: [UInt8]) -> Set<ImageIdentity.Thing> {
    let path = target.drop { $0 != UInt8(ascii: "/") }
    return [target, Array(path)].reduce(into: []) { $0.formUnion(ImageIdentity(path: $1)?.things ?? []) }
  }

  /// The loop devices of targets that were given which a script has made and named in no key, in words.
  var unnamedLoops: [String] {
    if makesTargets { return [] }
    let files = settings.targets.reduce(into: Set()) { $0.formUnion(Self.files(of: $1)) }
    let found = LoopAttachment.all().subtracting(attachmentsBefore.union(givenLoops))
      .filter { files.contains($0.file) }
    return found.map(\.loop.path).sorted().map {
      "'\($0)' was made of a target; if no other program uses it, free it with losetup --detach \($0)"
    }
  }

  /// Removes the key that names a loop device which the script has freed before it was killed.
  ///
  /// Another program may have the loop device by now, and the script would free it once more.
  func forgetFreedLoop(_ device: BenchDevice) throws(CheckEnding) {
    guard let loop = try value("node", of: device).flatMap({ LoopDevice(path: $0) }) else { return }
    let isOwn =
      makesTargets
      ? loops.contains(loop) : LoopAttachment(of: loop).map { givenLoops.contains($0) } ?? false
    if isOwn { return }
    try store { () throws(StoreFault) in
      _ = try client.removeIfPresent(device.address.backendPath.appending("node"))
    }
  }

  /// A device that was connected and disconnected, and the loop devices that it had: they have another image.
  ///
  /// As soon as a loop device is free, any program may take it.
  /// A script that frees it once more takes it away from an image of the suite, and never from another guest.
  func disconnectedAndReused() throws(CheckEnding) -> (BenchDevice, [LoopAttachment]) {
    for number in 0..<Self.reuseAttemptsMax {
      let device = try device(guest: Self.guest + UInt16(number), number: number)
      try succeed(device)
      let before = namedLoops(device).compactMap { LoopAttachment(of: $0) }
      if !(try disconnect(device).isSuccess) { throw .needs(150) }
      var reused: [LoopAttachment] = []
      var isTaken = false
      for attachment in before {
        switch try reuse(attachment, by: try file(named: "reuse\(number)-\(attachment.loop.number).img")) {
        case .reused(let new): reused.append(new)
        case .notFreed: break
        case .takenByOthers: isTaken = true
        }
      }
      if !isTaken { return (device, reused) }
    }
    throw .skipped("other programs took the loop device each time that it was freed")
  }

  private enum Reuse {
    case reused(LoopAttachment)
    case notFreed
    case takenByOthers
  }

  /// Gives the loop device of an attachment another image, as soon as it is free.
  private func reuse(_ attachment: LoopAttachment, by image: [UInt8]) throws(CheckEnding) -> Reuse {
    let (loop, path) = (attachment.loop, String(decoding: image, as: UTF8.self))
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw .fault("'\(path)' cannot be opened: \(systemWords())") }
    defer { close(file) }
    var refusal: Int32 = 0
    _ = settled {
      refusal = loop.configure(file, isReadOnly: false, name: image)
      return refusal != EBUSY || LoopAttachment(of: loop).map { $0 != attachment } ?? false
    }
    switch refusal {
    case 0: return LoopAttachment(of: loop, below: directory).map { .reused($0) } ?? .takenByOthers
    case EBUSY: return LoopAttachment(of: loop) == attachment ? .notFreed : .takenByOthers
    default: throw .skipped("\(loop.path) cannot be given to another image: \(systemWords(refusal))")
    }
  }
}
