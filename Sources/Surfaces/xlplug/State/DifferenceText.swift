import HotplugFleet
import HotplugPlan
import XLText

/// What differs between a guest and its description, for a person.
struct DifferenceText {
  let plan: GuestPlan
  let screen: Screen
  /// Whether what the file does not describe is detached.
  var prunes = false

  /// A line for the guest, and one for each device that differs.
  var lines: [String] {
    let changes = plan.entries.map(\.change)
    let kept = changes.count { $0.isKept }
    let counts = [
      (changes.count { if case .attach = $0 { true } else { false } }, "to attach"),
      (changes.count { if case .replace = $0 { true } else { false } }, "to replace"),
      (changes.count { if case .adjust = $0 { true } else { false } }, "to change"),
      (
        changes.count { if case .detach = $0 { true } else { false } },
        prunes ? "to detach" : "not in the file"
      ),
      (kept, "unchanged"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let guest = "\(visible(plan.name)) (domain \(plan.domid))"
    return [screen.bold("\(guest): \(words.isEmpty ? "no devices" : words)")]
      + plan.notes.map { "  note: \(visible($0))" } + changes.flatMap(line)
  }

  private func line(_ change: DeviceChange) -> [String] {
    let name = change.address.name
    switch change {
    case .keep: return []
    case .attach(let desired): return ["  \(screen.green("+ \(name)"))  \(what(desired.request))"]
    case .detach(let observed):
      let hint = prunes ? "" : "  (--prune detaches it)"
      return ["  \(screen.red("- \(name)"))  \(observed.request.map(what) ?? "unknown device")\(hint)"]
    case .replace(_, _, let differences):
      return ["  ± \(name)  detached and attached again: \(words(differences))"]
    case .adjust(_, _, let differences): return ["  ~ \(name)  changed in place: \(words(differences))"]
    }
  }

  private func what(_ request: DeviceRequest) -> String {
    visible(request.specification().map { String(decoding: $0, as: UTF8.self) } ?? "\(request.address)")
  }

  private func words(_ differences: [ParameterDifference]) -> String {
    if differences.isEmpty { return "the store does not say what it is" }
    return differences.map { "\($0.parameter.rawValue) \(value($0.found)) -> \(value($0.wanted))" }
      .joined(separator: ", ")
  }

  private func value(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "default" : "'\(VisibleText(bytes).shown)'"
  }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }
}

extension GuestPlan {
  /// The difference as `diff -u` prints it: one line a device, those of the store against those of the file.
  func unified(_ path: [UInt8]) -> [String] {
    var lines: [(mark: String, text: String)] = []
    for entry in entries {
      switch entry.change {
      case .keep(let observed): lines.append((" ", Self.line(observed.request, observed.address)))
      case .attach(let desired): lines.append(("+", Self.line(desired.request, desired.request.address)))
      case .detach(let observed): lines.append(("-", Self.line(observed.request, observed.address)))
      case .replace(let observed, let desired, _), .adjust(let observed, let desired, _):
        lines.append(("-", Self.line(observed.request, observed.address)))
        lines.append(("+", Self.line(desired.request, observed.address)))
      }
    }
    if !lines.contains(where: { $0.mark != " " }) { return [] }
    let (old, new) = (lines.count { $0.mark != "+" }, lines.count { $0.mark != "-" })
    return ["--- domain \(domid)", "+++ \(VisibleText(path).shown)"]
      + ["@@ -\(old == 0 ? 0 : 1),\(old) +\(new == 0 ? 0 : 1),\(new) @@ \(VisibleText(name.utf8).shown)"]
      + lines.map { $0.mark + $0.text }
  }

  private static func line(_ request: DeviceRequest?, _ address: DeviceAddress) -> String {
    let words = request?.specification().map { VisibleText($0).shown } ?? "unknown device"
    return "\(address.name) \(words)"
  }
}
