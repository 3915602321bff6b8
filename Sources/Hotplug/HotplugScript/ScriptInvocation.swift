/// Everything that one execution of a hotplug script is given: file, arguments, environment, time.
public struct ScriptInvocation: Hashable, Sendable {
  /// Absolute path of the file that is run; it also becomes the script's `$0`.
  public var path: String
  /// The arguments after `$0`: `add`, or `online` and `type_if=vif`.
  public var arguments: [String]
  /// The whole environment; nothing else is passed on.
  public var environment: [String: [UInt8]]
  /// The time it may take, in seconds, more than 0.
  public var budgetSeconds: Double
  /// The time between SIGTERM, when the budget is over or another process interrupts, and SIGKILL; in
  /// seconds.
  public var graceSeconds = ScriptExecution.graceSeconds
  /// For a program that speaks: the first packet that it reads.
  ///
  /// Its standard input and output are then one socket to its caller, and only its standard error is output.
  public var request: [UInt8]?

  /// One execution of a script.
  public init(path: String, arguments: [String], environment: [String: [UInt8]], budgetSeconds: Double) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.budgetSeconds = budgetSeconds
  }
}
