import HotplugEngine
import HotplugOutcome
import LibxlEngine
import XenstoreHost

/// What the engines of a command are made of; each thread has an engine and a connection of its own.
struct EngineSource: Sendable {
  /// Which engine.
  let kind: EngineKind
  /// Where the store answers.
  let address: StoreAddress
  /// Whether the store was named, so that scripts must know where it is.
  let isStoreNamed: Bool
  /// The domain that this process runs in.
  let ownDomid: UInt16
  /// How devices are connected.
  var settings: DeviceSettings
  /// The descriptor that a signal makes readable.
  let interruptDescriptor: Int32?

  /// An engine on a connection; one that rolls back is not interrupted.
  func engine(
    _ client: StoreClient,
    isRollingBack: Bool = false,
    observer: @escaping (EngineEvent) -> Void
  ) throws(EngineFault) -> any Engine {
    let options = options(isRollingBack: isRollingBack, observer: observer)
    guard kind == .libxl else {
      return try NativeEngine(client, at: address, ownDomid: ownDomid, options: options)
    }
    // The same file, also where another version has taken its name meanwhile.
    let program = LibxlProgram(path: "/proc/self/exe")
    return try LibxlEngine(program, client, at: address, ownDomid: ownDomid, options: options)
  }

  /// A native engine on a connection of its own, which reports no steps.
  func nativeEngine() throws(EngineFault) -> NativeEngine {
    let client: StoreClient
    do { client = try StoreClient(address) } catch { throw .store(error) }
    let options = options(isRollingBack: false) { _ in }
    return try NativeEngine(client, at: address, ownDomid: ownDomid, options: options)
  }

  /// The environment of which scripts get a little; they must talk to the store that the device is in.
  var scriptEnvironment: [String: [UInt8]] {
    var environment = ProcessEnvironment.values()
    if isStoreNamed { environment["XENSTORED_PATH"] = Array(address.path.utf8) }
    return environment
  }

  private func options(isRollingBack: Bool, observer: @escaping (EngineEvent) -> Void) -> NativeEngine.Options
  {
    var options = NativeEngine.Options()
    options.times = settings.times
    options.scripts.directories = settings.scriptDirectories
    options.exceptions.isSharingAllowed = settings.isSharingAllowed
    options.exceptions.isDuplicateMACAllowed = settings.isDuplicateMACAllowed
    options.caller.interruptDescriptor = isRollingBack ? nil : interruptDescriptor
    options.scripts.environment = scriptEnvironment
    options.scripts.furtherVariables = settings.scriptVariables
    options.scripts.qemu = settings.qemu
    options.caller.observer = observer
    return options
  }

  /// An engine on a connection of its own.
  func engine(isRollingBack: Bool = false) throws(EngineFault) -> any Engine {
    let client: StoreClient
    do { client = try StoreClient(address) } catch { throw .store(error) }
    return try engine(client, isRollingBack: isRollingBack) { _ in }
  }
}
