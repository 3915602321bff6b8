package import HotplugOutcome
import HotplugPlan
package import JSON

/// The monitor of a guest's qemu (QMP, the QEMU Machine Protocol): commands and their answers.
package final class QEMUMonitor {
  /// The most messages that are read while an answer is awaited: qemu reports events in between.
  static let messageCountMax = 1000

  private let socket: QEMUSocket
  /// How many commands were sent: the number of the last one, which its answer repeats.
  private var commandCount = 0

  /// Connects to the qemu of a guest and makes it ready for commands.
  package init(of domid: UInt16, until deadline: Deadline, interruptedBy interrupt: Int32?)
    throws(EngineFault)
  {
    socket = try QEMUSocket(of: domid, until: deadline, interruptedBy: interrupt)
    guard try !message()["QMP"].isNull else { throw malformed("expected a greeting") }
    try run("qmp_capabilities")
  }

  /// Gives the answers that follow another deadline.
  package func allow(until deadline: Deadline, interruptedBy interrupt: Int32?) {
    socket.allow(until: deadline, interruptedBy: interrupt)
  }

  /// Runs a command and returns its answer.
  ///
  /// A descriptor is passed along with it. Names and values are words without characters that JSON escapes.
  @discardableResult
  package func run(
    _ command: String,
    _ arguments: KeyValuePairs<String, String> = [:],
    passing file: Int32? = nil
  )
    throws(EngineFault) -> JSONValue
  {
    commandCount += 1
    let members = arguments.map { "\"\($0.key)\":\(Self.text($0.value))" }.joined(separator: ",")
    let text = "\"execute\":\"\(command)\",\"arguments\":{\(members)}"
    try socket.send(Array("{\(text),\"id\":\(commandCount)}\r\n".utf8), passing: file)
    for _ in 0..<Self.messageCountMax {
      let answer = try message()
      // Besides events, there is the answer to a command whose wait was cut short.
      guard answer["id"].integer == commandCount else { continue }
      if answer["error"].members != nil {
        let reason = answer["error"]["desc"].string ?? ""
        throw .qemu(.refused(command: command, reason: String(readable: Array(reason.utf8))))
      }
      guard !answer["return"].isNull else { throw malformed("expected a member 'return' or 'error'") }
      return answer["return"]
    }
    throw malformed("\(Self.messageCountMax) messages without a response")
  }

  /// A value as JSON: `true`, or a string.
  private static func text(_ value: String) -> String { value == "true" ? value : "\"\(value)\"" }

  /// The state of the drive with a name; nil where qemu has none.
  package func drive(_ id: String) throws(EngineFault) -> State? {
    let found = try run("query-block").array?.first { $0["device"].string == id }
    return found.map {
      State(
        isLocked: $0["locked"].bool ?? false,
        isOpen: $0["tray_open"].bool ?? false,
        hasMedium: !$0["inserted"].isNull
      )
    }
  }

  /// The state of a drive.
  package struct State: Hashable {
    /// Whether the guest has locked the medium.
    package var isLocked: Bool
    /// Whether the tray is open.
    package var isOpen: Bool
    /// Whether there is a medium.
    package var hasMedium: Bool
    /// Whether the guest prevents a change.
    package var isHeld: Bool { isLocked && !isOpen }
  }

  private func message() throws(EngineFault) -> JSONValue {
    let line = try socket.line()
    guard let message = try? JSONReader.value(of: line), message.members != nil else {
      throw malformed("expected a JSON object")
    }
    return message
  }

  private func malformed(_ reason: String) -> EngineFault {
    .qemu(.malformed(path: socket.path, reason: reason))
  }
}
