public import DiskImages
public import HotplugPlan

/// One thing that has no living owner, and what is done about it.
public struct Garbage: Hashable, Sendable {
  /// What it is.
  public enum Thing: Hashable, Sendable {
    /// A device: its directories, its script's work, a loop device that a key names, and its journal.
    case device(GarbageDevice)
    /// A loop device with the image of a device of a dead guest, which no key refers to.
    case loop(number: UInt32, image: [UInt8], identity: ImageIdentity.Thing)
    /// A file of the runtime directory that a killed xlplug left.
    case file(String)
  }

  /// What it is.
  public var thing: Thing
  /// Why it has no owner, in words.
  public var reason: String
  /// Why it stays all the same, in words; nil where it is removed.
  public var obstacle: String?

  /// A thing and why it is garbage.
  init(_ thing: Thing, _ reason: String, obstacle: String? = nil) {
    (self.thing, self.reason, self.obstacle) = (thing, reason, obstacle)
  }

  /// Whether it goes only where `--failed` asks for what living guests have.
  public var isOfLivingGuest: Bool {
    if case .device(let device) = thing { device.owner == .failedAttach } else { false }
  }

  /// The thing in words.
  public var words: String {
    switch thing {
    case .device(let device):
      "\(device.attached.address)"
        + (device.plan.steps.contains(where: \.runsScript)
          ? ", by its remove script" : "")
    case .loop(let number, let image, _): "/dev/loop\(number) with '\(String(readable: image))'"
    case .file(let path): path
    }
  }
}

/// A device that is garbage, and how it goes.
public struct GarbageDevice: Hashable, Sendable {
  /// Whose guest it is.
  public enum Owner: Hashable, Sendable {
    /// The guest is gone.
    case dead
    /// The guest is there, and an attach that failed left the device incomplete.
    case failedAttach
  }

  /// The device.
  public var attached: AttachedDevice
  /// Whose guest it is.
  public var owner: Owner
  /// The steps, those of a detach.
  public var plan: Plan

  /// A device and how it goes.
  init(_ attached: AttachedDevice, _ owner: Owner, plan: Plan) {
    (self.attached, self.owner, self.plan) = (attached, owner, plan)
  }
}

/// What became of one thing.
public struct GarbageOutcome: Hashable, Sendable {
  /// The thing.
  public var garbage: Garbage
  /// What went wrong although it is gone, such as a script that failed.
  public var troubles: [String] = []
  /// What of it is still there, in words; empty where nothing is.
  public var left: [String] = []

  /// Whether a person stopped it.
  public var wasInterrupted = false

  /// Whether it is gone.
  public var isGone: Bool { left.isEmpty }
}

extension Step {
  /// Whether it runs a script.
  var runsScript: Bool { if case .run = action { true } else { false } }
}
