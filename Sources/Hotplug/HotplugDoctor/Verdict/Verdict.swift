public import HotplugPlan
import XLRules
public import XLText

/// What is the matter with one device: one code, the cause in words, what speaks for it, the next command.
public struct Verdict: Hashable, Sendable {
  /// The device.
  public var device: DeviceAddress
  /// `xvda` of a disk, the MAC of an interface; empty where the store does not say.
  public var name: [UInt8]
  /// Whether both sides are connected.
  public var isOnline: Bool
  /// What is wrong; nil where nothing is.
  public var finding: Finding?
  /// What was seen that a person requires to know: states, the script's words, its last lines.
  public var facts: [String] = []
  /// Whether backends and guests are simulated.
  public var isSimulated = false

  /// What is wrong with a device.
  public struct Finding: Hashable, Sendable {
    /// The code.
    public var code: DiagnosticCode
    /// The cause: what was found, what was expected.
    public var cause: String
    /// What to do before or besides the command, in words.
    public var advice: String?
    /// The command to type next.
    public var next: NextCommand
    /// The command after that one and the advice, which brings the device online; nil where `next` does, or
    /// where nothing should.
    public var then: NextCommand?

    /// A finding.
    init(
      _ rule: any DoctorRule.Type,
      _ cause: String,
      advice: String? = nil,
      next: NextCommand,
      then: NextCommand? = nil
    ) {
      (self.code, self.cause, self.advice, self.next, self.then) = (rule.code, cause, advice, next, then)
    }
  }

  /// Whether there is nothing to say but that the device works.
  public var isHealthy: Bool { isOnline && finding == nil }

  /// The verdict for a person, line by line; bytes of others are made visible.
  public var lines: [String] {
    // A disk is named by its vdev, so that its number is what is left to say.
    let other = device.kind == .vbd ? "\(device.devid)" : VisibleText(name).shown
    let shown = other.isEmpty ? "" : " (\(other))"
    let mark = isSimulated ? " (simulated)" : ""
    let subject = "\(device)\(shown)"
    guard let finding else {
      return isOnline ? ["\(subject): online\(mark)"] : ["\(subject): not online\(mark)"] + notes
    }
    let severity = isOnline ? "warning" : "error"
    var lines = ["\(subject): \(severity)[\(finding.code)]: \(visible(finding.cause))\(mark)"]
    lines += notes
    if let advice = finding.advice { lines.append("  = help: \(visible(advice))") }
    lines.append("  = next: \(finding.next.text)")
    if let then = finding.then { lines.append("  = then: \(then.text)") }
    return lines
  }

  private var notes: [String] { facts.map { "  = note: \(visible($0))" } }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }
}
