import CLibxl
import Glibc

/// A context of libxl with its log: for one thread, and one operation at a time.
public final class LibxlContext {
  /// What can be asked.
  public enum Operation: Hashable, Sendable {
    /// `libxl_device_disk_add`.
    case addDisk(LibxlDisk)
    /// `libxl_device_nic_add`.
    case addNic(LibxlNic)
    /// `libxl_device_disk_remove`, by a vdev or a number.
    case removeDisk(vdev: [UInt8])
    /// `libxl_device_nic_remove`.
    case removeNic(devid: Int32)
    /// `libxl_cdrom_insert`, with the drive and its new medium.
    case changeMedium(LibxlDisk)
  }

  /// How long an operation may take.
  public struct Limits: Hashable, Sendable {
    /// Until libxl starts a first program, or is done; in seconds.
    public var beforePrograms: Double
    /// For each program from its start; in seconds.
    public var perProgram: Double

    /// Limits in seconds.
    public init(beforePrograms: Double, perProgram: Double) {
      (self.beforePrograms, self.perProgram) = (beforePrograms, perProgram)
    }
  }

  /// The longest time that libxl gets to end what it was asked to give up, in seconds.
  public static let abortSecondsMax = 5.0
  /// The longest time between two looks at the clock, in milliseconds.
  static let lookMilliseconds: Int32 = 100

  private let session: OpaquePointer
  /// Whether an operation has not ended although it was given up: libxl ends the program that closes its
  /// context then.
  private var isAbandoned = false
  private let log: Log

  /// A context; `onLine` gets every line of libxl's log, on this thread.
  public init(_ library: LibxlLibrary, onLine: @escaping (LibxlLine) -> Void) throws(LibxlFault) {
    log = Log(onLine)
    var code: Int32 = 0
    let session = clibxl_session_open(
      library.table,
      { user, level, text in
        guard let user, let text else { return }
        Unmanaged<Log>.fromOpaque(user).takeUnretainedValue().take(level, text)
      },
      Unmanaged.passUnretained(log).toOpaque(),
      &code
    )
    guard let session else {
      let reason = log.lastError.map { String(decoding: $0, as: UTF8.self) }
      throw .noContext(code: library.name(of: code), reason: reason)
    }
    self.session = session
  }

  deinit {
    // libxl may have a last word while it ends, so that the log must outlive it.
    if isAbandoned {
      _ = Unmanaged.passRetained(log)
    } else {
      withExtendedLifetime(log) { clibxl_session_close(session) }
    }
  }

  /// Carries an operation out; returns when it is over.
  ///
  /// When the time is over, or `interruptDescriptor` becomes readable, libxl is told to give it up: it kills
  /// a program that it waits for. `onTick` is called some ten times a second with the whole seconds that
  /// passed.
  public func run(
    _ operation: Operation,
    on domid: UInt32,
    limits: Limits,
    interruptDescriptor: Int32?,
    onTick: (_ seconds: Int) -> Void
  ) -> OperationEnding {
    let before = clibxl_started_count(session)
    let start = SuspendingClock.now
    let code = begin(operation, domid)
    var programs: Int32 { clibxl_started_count(session) - before }
    if code != 0 { return .failed(code: code, programs: programs) }
    var (seen, since, allowed) = (Int32(0), start, limits.beforePrograms)
    var stop: OperationEnding.Stop?
    var interrupt = interruptDescriptor ?? -1
    while true {
      var code: Int32 = 0
      if clibxl_is_over(session, &code) {
        return code == 0 && stop == nil
          ? .completed(programs: programs) : .failed(code: code, programs: programs, stop: stop)
      }
      let isInterrupted = clibxl_work(session, interrupt, Self.lookMilliseconds)
      let now = SuspendingClock.now
      onTick(Int((now - start) / .seconds(1)))
      if programs > seen { (seen, since, allowed) = (programs, now, limits.perProgram) }
      if stop != nil {
        if (now - since) / .seconds(1) > Self.abortSecondsMax {
          isAbandoned = true
          return .failed(code: Int32(CLIBXL_ABORTED), programs: programs, stop: stop)
        }
      } else if isInterrupted || (now - since) / .seconds(1) > allowed {
        // The descriptor stays readable, and would end each wait at once.
        stop = isInterrupted ? .interrupted : .outOfTime
        (interrupt, since) = (-1, now)
        clibxl_abort(session)
      }
    }
  }

  private func begin(_ operation: Operation, _ domid: UInt32) -> Int32 {
    switch operation {
    case .addDisk(let disk): disk.withDisk { clibxl_add_disk(session, domid, $0) }
    case .addNic(let nic): nic.withNic { clibxl_add_nic(session, domid, $0) }
    case .removeDisk(let vdev): withStrings([vdev]) { clibxl_remove_disk(session, domid, $0[0]) }
    case .removeNic(let devid): clibxl_remove_nic(session, domid, devid)
    case .changeMedium(let disk): disk.withDisk { clibxl_insert_cdrom(session, domid, $0) }
    }
  }

  /// The disks, or the network interfaces, of a guest.
  public func list(disks: Bool, of domid: UInt32) -> [LibxlListing] {
    var found: [LibxlListing] = []
    withUnsafeMutablePointer(to: &found) { pointer in
      clibxl_list(
        session,
        domid,
        disks,
        { user, device in
          guard let user, let device else { return }
          user.assumingMemoryBound(to: [LibxlListing].self).pointee.append(LibxlListing(device.pointee))
        },
        pointer
      )
    }
    return found
  }
}

/// How an operation ended.
public enum OperationEnding: Hashable, Sendable {
  /// Why libxl was told to give up.
  public enum Stop: Hashable, Sendable {
    /// The time was over.
    case outOfTime
    /// A person wanted it.
    case interrupted
  }

  /// libxl says that it is done; how many programs it ran.
  case completed(programs: Int32)
  /// libxl's code, and whether it was told to give up.
  case failed(code: Int32, programs: Int32, stop: Stop? = nil)

  /// libxl's codes that mean something to callers (libxl_types.idl, libxl_error).
  public enum Code {
    /// A wait of libxl's own was over.
    public static let timedOut = Int32(CLIBXL_TIMED_OUT)
    /// There is such a device.
    public static let deviceExists = Int32(CLIBXL_EXISTS)
    /// There is no such domain.
    public static let noDomain = Int32(CLIBXL_NO_DOMAIN)
    /// It was told to give up.
    public static let aborted = Int32(CLIBXL_ABORTED)
  }
}

/// Where the lines of one context go.
private final class Log {
  private let onLine: (LibxlLine) -> Void
  /// The last that was an error.
  private(set) var lastError: [UInt8]?

  init(_ onLine: @escaping (LibxlLine) -> Void) { self.onLine = onLine }

  func take(_ number: Int32, _ text: UnsafePointer<CChar>) {
    let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    let level = LibxlLine.Level(rawValue: number) ?? (number < 1 ? .debug : .critical)
    if level == .error || level == .critical { lastError = bytes }
    onLine(LibxlLine(level, bytes))
  }
}
