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

  /// The longest time between two checks the clock, in milliseconds.
  static let lookMilliseconds: Int32 = 100

  private let session: OpaquePointer
  private let log: Log

  /// A context; `onLine` gets every line of libxl's log, on this thread.
  ///
  /// `onPrograms` gets the count of programs that libxl has started: once when it has written the device's
  /// entries, and before each start.
  public init(
    _ library: LibxlLibrary,
    onLine: @escaping (LibxlLine) -> Void,
    onPrograms: @escaping (Int) -> Void = { _ in }
  ) throws(LibxlFault) {
    log = Log(onLine, onPrograms)
    var code: Int32 = 0
    let session = clibxl_session_open(
      library.table,
      { user, level, text in
        guard let user, let text else { return }
        Unmanaged<Log>.fromOpaque(user).takeUnretainedValue().take(level, text)
      },
      { user, count in
        guard let user else { return }
        Unmanaged<Log>.fromOpaque(user).takeUnretainedValue().count = Int(count)
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

  // libxl may have a last word while it ends, so that the log must outlive it.
  deinit { withExtendedLifetime(log) { clibxl_session_close(session) } }

  /// A descriptor that SIGTERM to this process makes readable, for `run`.
  public static func stopDescriptor() -> Int32 { clibxl_stop_descriptor() }

  /// Carries an operation out; returns libxl's code when it is over, 0 for success.
  ///
  /// When `stopDescriptor` becomes readable, the program that libxl waits for gets SIGTERM; if it waits
  /// for no program, or `graceSeconds` later, libxl is requested to give the operation up, and kills the
  /// program.
  public func run(
    _ operation: Operation,
    on domid: UInt32,
    stopDescriptor: Int32,
    graceSeconds: Double
  ) -> Int32 {
    var code = begin(operation, domid)
    if code != 0 { return code }
    log.onPrograms(log.count)
    var stop = stopDescriptor
    var abortAt: SuspendingClock.Instant?
    while !clibxl_is_over(session, &code) {
      if clibxl_work(session, stop, Self.lookMilliseconds) {
        // The descriptor stays readable, and would end each wait at once.
        stop = -1
        abortAt = .now.advanced(by: .seconds(clibxl_end_program(session) ? graceSeconds : 0))
      }
      if let at = abortAt, .now >= at {
        abortAt = nil
        clibxl_abort(session)
      }
    }
    return code
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

/// libxl's codes that mean something to callers (libxl_types.idl, libxl_error).
public enum LibxlCode {
  /// A wait of libxl's own was over.
  public static let timedOut = Int32(CLIBXL_TIMED_OUT)
  /// There is such a device.
  public static let deviceExists = Int32(CLIBXL_EXISTS)
  /// There is no such domain.
  public static let noDomain = Int32(CLIBXL_NO_DOMAIN)
}

/// Where the words of one context go.
private final class Log {
  private let onLine: (LibxlLine) -> Void
  let onPrograms: (Int) -> Void
  /// The programs that libxl has started.
  var count = 0 { didSet { onPrograms(count) } }
  /// The last that was an error.
  private(set) var lastError: [UInt8]?

  init(_ onLine: @escaping (LibxlLine) -> Void, _ onPrograms: @escaping (Int) -> Void) {
    (self.onLine, self.onPrograms) = (onLine, onPrograms)
  }

  func take(_ number: Int32, _ text: UnsafePointer<CChar>) {
    let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    let level = LibxlLine.Level(rawValue: number) ?? (number < 1 ? .debug : .critical)
    if level == .error || level == .critical { lastError = bytes }
    onLine(LibxlLine(level, bytes))
  }
}
