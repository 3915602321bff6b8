import CLibxl

/// A connection to the hypervisor and the store through libxl; for one thread at a time.
///
/// libxl handles SIGCHLD while a context lives, and reaps only the children that it made itself: the
/// process may have others, if it waits for them by their numbers.
public final class LibxlContext {
  /// The most seconds that an operation that was told to stop is awaited; libxl's own longest wait is 40 s.
  public static let abortSecondsMax = 60

  private let log: LibxlLog
  private let context: OpaquePointer
  /// An operation that did not end still writes to its context, so both stay for ever.
  private var isAbandoned = false

  /// A new context; each line of libxl's log is told, from inside of calls to it.
  ///
  /// The function must not use the context.
  public init(_ library: LibxlLibrary, log: @escaping (LibxlLine) -> Void) throws(LibxlFault) {
    let lines = LibxlLog(log)
    self.log = lines
    var made: OpaquePointer?
    let user = Unmanaged.passUnretained(lines).toOpaque()
    let code = clibxl_context_new(library.table, LibxlLog.callback, user, &made)
    guard code == 0, let made else {
      if code == LibxlFault.noMemoryCode { throw .outOfMemory }
      throw .contextRefused(code: code, lastLines: lines.lastLines)
    }
    context = made
  }

  deinit {
    if isAbandoned {
      _ = Unmanaged.passRetained(log)
    } else {
      clibxl_context_free(context)
    }
  }

  /// The domain of a name, or of a number as text; nil if no domain has the name.
  ///
  /// A number is taken as it is (`libxl_domain_qualifier_to_domid`).
  public func domid(named name: [UInt8]) throws(LibxlFault) -> UInt32? {
    let texts = BorrowedTexts()
    let pointer = texts.pointer(name, "name of a domain")
    try texts.check("looking for a domain")
    log.forget()
    var domid: UInt32 = 0
    let code = withExtendedLifetime(texts) { clibxl_domid(context, pointer, &domid) }
    switch LibxlFault.name(of: code) {
    case "no error": return domid
    case "ERROR_INVAL", "ERROR_DOMAIN_NOTFOUND", "ERROR_NOTFOUND": return nil
    default: throw refusal("looking for a domain", code)
    }
  }

  /// The disks of a domain; none also where libxl could not list them, which it only logs.
  public func disks(of domid: UInt32) throws(LibxlFault) -> [ListedLibxlDisk] {
    guard let list = clibxl_disks(context, domid) else { throw .outOfMemory }
    defer { clibxl_list_free(list) }
    return (0..<clibxl_list_count(list)).map { index in
      var (disk, state) = (clibxl_disk(), clibxl_state())
      let code = clibxl_list_disk(list, index, &disk, &state)
      return ListedLibxlDisk(disk: LibxlDisk(disk), state: code == 0 ? LibxlDeviceState(state) : nil)
    }
  }

  /// The network interfaces of a domain; none also where libxl could not list them, which it only logs.
  public func nics(of domid: UInt32) throws(LibxlFault) -> [ListedLibxlNic] {
    guard let list = clibxl_nics(context, domid) else { throw .outOfMemory }
    defer { clibxl_list_free(list) }
    return (0..<clibxl_list_count(list)).map { index in
      var (nic, state) = (clibxl_nic(), clibxl_state())
      let code = clibxl_list_nic(list, index, &nic, &state)
      return ListedLibxlNic(nic: LibxlNic(nic), state: code == 0 ? LibxlDeviceState(state) : nil)
    }
  }

  /// Does one thing to a domain, and returns once libxl has finished with it.
  ///
  /// - Parameters:
  ///   - deadlineSeconds: when libxl is told to stop, once; it may take `abortSecondsMax` more to do so.
  ///   - interruptDescriptor: stops it like the deadline once it is readable; it is not read.
  ///   - onSecond: told each full second since the beginning; must not use the context.
  /// - Throws: `refused` if it did not begin, and `aborted` if it did not end: then the context can do no
  ///   more.
  public func run(
    _ operation: Operation,
    on domid: UInt32,
    deadlineSeconds: Double,
    interruptDescriptor: Int32? = nil,
    onSecond: (Int) -> Void = { _ in }
  ) throws(LibxlFault) -> OperationEnding {
    if isAbandoned { throw .aborted(operation: operation.name, lastLines: log.lastLines) }
    log.forget()
    let started = try start(operation, domid)
    var pump = OperationPump(
      context: context,
      operation: started,
      deadline: deadlineSeconds,
      interrupt: interruptDescriptor
    )
    guard case .complete(let code) = pump.run(onSecond: onSecond) else {
      isAbandoned = true
      throw .aborted(operation: operation.name, lastLines: log.lastLines)
    }
    defer { clibxl_operation_free(started) }
    if code == 0 { return .completed(operation.completed(started)) }
    return .failed(code: code, isOutOfTime: pump.isOutOfTime, isInterrupted: pump.isInterrupted)
  }

  private func start(_ operation: Operation, _ domid: UInt32) throws(LibxlFault) -> OpaquePointer {
    let texts = BorrowedTexts()
    var (disk, nic) = (clibxl_disk(), clibxl_nic())
    switch operation.device {
    case .disk(let value): disk = value.flat(texts)
    case .nic(let value): nic = value.flat(texts)
    }
    try texts.check(operation.name)
    var started: OpaquePointer?
    let code = withExtendedLifetime(texts) {
      clibxl_start(context, operation.verb, domid, &disk, &nic, &started)
    }
    guard code == 0, let started else { throw refusal(operation.name, code) }
    return started
  }

  private func refusal(_ operation: String, _ code: Int32) -> LibxlFault {
    if code == LibxlFault.noMemoryCode { return .outOfMemory }
    return .refused(operation: operation, code: code, lastLines: log.lastLines)
  }
}
