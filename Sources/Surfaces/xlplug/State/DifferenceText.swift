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
      + changes.flatMap(line)
  }

  private func line(_ change: DeviceChange) -> [String] {
    let name = change.address.name
    switch change {
    case .keep: return []
    case .attach(let desired): return ["  \(screen.green("+ \(name)"))  \(what(desired))"]
    case .detach(let observed):
      let hint = prunes ? "" : "  (--prune detaches it)"
      return ["  \(screen.red("- \(name)"))  \(what(observed))\(hint)"]
    case .replace(let observed, _, let differences):
      let reason = observed.defect ?? words(differences)
      return ["  ± \(name)  detached and attached again: \(visible(reason))"]
    case .adjust(_, _, let differences): return ["  ~ \(name)  changed in place: \(words(differences))"]
    }
  }

  private func what(_ device: DesiredDevice) -> String {
    shown(device.specification(ownDomid: plan.ownDomid), device.request.address)
  }

  private func what(_ device: ObservedDevice) -> String {
    shown(device.request?.specification(ownDomid: plan.ownDomid), device.address)
  }

  private func shown(_ string: [UInt8]?, _ address: DeviceAddress) -> String {
    string.map { VisibleText($0).shown } ?? "\(address)"
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
      case .keep(let observed): lines.append((" ", line(observed)))
      case .attach(let desired): lines.append(("+", line(desired, desired.request.address)))
      case .detach(let observed): lines.append(("-", line(observed)))
      case .replace(let observed, let desired, _), .adjust(let observed, let desired, _):
        lines.append(("-", line(observed)))
        lines.append(("+", line(desired, observed.address)))
      }
    }
    if !lines.contains(where: { $0.mark != " " }) { return [] }
    let (old, new) = (lines.count { $0.mark != "+" }, lines.count { $0.mark != "-" })
    return ["--- domain \(domid)", "+++ \(VisibleText(path).shown)"]
      + ["@@ -\(old == 0 ? 0 : 1),\(old) +\(new == 0 ? 0 : 1),\(new) @@ \(VisibleText(name.utf8).shown)"]
      + lines.map { $0.mark + $0.text }
  }

  private func line(_ device: ObservedDevice) -> String {
    Self.line(device.request?.specification(ownDomid: ownDomid), device.address)
  }

  private func line(_ device: DesiredDevice, _ address: DeviceAddress) -> String {
    Self.line(device.specification(ownDomid: ownDomid), address)
  }

  private static func line(_ string: [UInt8]?, _ address: DeviceAddress) -> String {
    "\(address.name) \(string.map { VisibleText($0).shown } ?? "unknown device")"
  }
}
