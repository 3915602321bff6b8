internal import CHotplug
internal import Glibc

/// Starts scripts, each under a supervisor of its own.
///
/// Nothing of this process changes: no signal handler, no directory, no mask; any thread may start scripts.
public struct ScriptRunner: Hashable, Sendable {
  /// What keeps the processes of a script together, so that all of them can be ended.
  public enum Containment: Hashable, Sendable {
    /// A cgroup v2 where one can be made, and always the subreaper.
    case automatic
    /// The subreaper only, as where there is no cgroup v2.
    case supervisorOnly
  }

  /// The longest budget, in seconds: a day.
  public static let budgetSecondsMax = 86_400.0

  /// What keeps the processes together.
  public var containment: Containment

  /// A runner; `automatic` is right outside of tests.
  public init(containment: Containment = .automatic) { self.containment = containment }

  /// Starts a script and returns at once; that the file cannot be run shows in `ScriptExecution.wait`.
  ///
  /// The script gets its own session, default signals, an empty standard input, one pipe for output and
  /// error, no other descriptor, the working directory and umask of this process, and exactly the given
  /// environment. One that speaks has its socket instead of input and output.
  public func start(_ invocation: ScriptInvocation) throws(ScriptFault) -> ScriptExecution {
    try Self.check(invocation)
    let group = containment == .automatic ? ControlGroup.make() : nil
    let arguments = StringList([Array(invocation.path.utf8)] + invocation.arguments.map { Array($0.utf8) })
    let shellArguments = StringList(
      ["/bin/sh", invocation.path].map { Array($0.utf8) } + invocation.arguments.map { Array($0.utf8) }
    )
    let environment = StringList(
      invocation.environment.sorted { $0.key < $1.key }.map {
        Array($0.key.utf8) + [UInt8(ascii: "=")] + $0.value
      }
    )
    let path = StringList([Array(invocation.path.utf8)] + (group.map { [Array($0.path.utf8)] } ?? []))
    var launch = hotplug_launch()
    launch.path = UnsafePointer(path.pointers[0])
    launch.group = group == nil ? nil : UnsafePointer(path.pointers[1])
    launch.arguments = UnsafePointer(arguments.pointers)
    launch.shell_arguments = UnsafePointer(shellArguments.pointers)
    launch.environment = UnsafePointer(environment.pointers)
    launch.speaks = invocation.request == nil ? 0 : 1
    defer { withExtendedLifetime((path, arguments, shellArguments, environment)) {} }
    let started = SuspendingClock.now
    let supervision = try Supervision(&launch, group: group)
    if let request = invocation.request { supervision.speak(request) }
    return ScriptExecution(supervision: supervision, invocation: invocation, started: started)
  }

  private static func check(_ invocation: ScriptInvocation) throws(ScriptFault) {
    func refuse(_ what: String) -> ScriptFault { .unusableInvocation(problem: what) }
    guard invocation.path.utf8.first == UInt8(ascii: "/") else {
      throw refuse("the path '\(invocation.path)' is not absolute; begin it with '/'")
    }
    guard invocation.budgetSeconds > 0, invocation.budgetSeconds <= budgetSecondsMax else {
      throw refuse(
        "a budget of \(invocation.budgetSeconds) s is out of range; expected more than 0 and up to "
          + "\(Int(budgetSecondsMax)) s"
      )
    }
    if let request = invocation.request, request.count > ScriptExecution.packetBytesMax {
      throw refuse("the request has \(request.count) bytes, more than one packet")
    }
    if ([invocation.path] + invocation.arguments).contains(where: { $0.utf8.contains(0) }) {
      throw refuse("an argument contains a NUL byte")
    }
    for (name, value) in invocation.environment {
      if name.isEmpty || name.utf8.contains(0) || name.utf8.contains(UInt8(ascii: "=")) {
        throw refuse("a variable's name is empty or contains '=' or a NUL byte")
      }
      if value.contains(0) { throw refuse("the variable '\(name)' contains a NUL byte") }
    }
  }
}

/// Strings as C requires them: each ended by a NUL byte, the list by a null pointer.
private final class StringList {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [[UInt8]]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (at, bytes) in strings.enumerated() {
      let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
      UnsafeMutableRawBufferPointer(copy).copyBytes(from: bytes)
      copy[bytes.count] = 0
      pointers[at] = copy.baseAddress
    }
    pointers[count] = nil
  }

  deinit {
    for at in 0..<count { pointers[at]?.deallocate() }
    pointers.deallocate()
  }
}
