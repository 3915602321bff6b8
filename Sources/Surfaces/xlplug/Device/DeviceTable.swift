import HotplugPlan
import HotplugSurvey
import XLText

/// Devices of guests as a table.
struct DeviceTable {
  let devices: [ListedDevice]
  /// The names of guests, where the store has them.
  let names: [UInt16: [UInt8]]
  /// Whether all columns are shown.
  let isWide: Bool

  /// What is shown where there is nothing to show.
  private static let nothing = "-"

  /// A column: its head, whether only the wide table has it, and its cell for a device.
  private typealias Column = (head: String, isWide: Bool, cell: (ListedDevice) -> String)

  private var columns: [Column] {
    [
      ("DOMAIN", false, { String($0.address.domid) }),
      ("NAME", false, { shown(names[$0.address.domid]) }),
      ("DEVICE", false, { $0.address.name }),
      ("NUMBER", true, { String($0.address.devid) }),
      ("TARGET/BRIDGE", false, { shown($0.detail) }),
      ("MODE/MAC", false, { shown($0.address.kind == .vbd ? $0.mode : $0.name) }),
      ("BACKEND", false, { state($0.backendState) }),
      ("FRONTEND", false, { state($0.frontendState) }),
      ("SERVED-BY", true, { "\($0.address.backend.rawValue) in domain \($0.address.backendDomid)" }),
      ("HOTPLUG-STATUS", true, { shown($0.hotplugStatus) }),
      ("SCRIPT", true, { shown($0.scriptPath.map { Array($0.utf8) }) }),
    ].filter { isWide || !$0.isWide }
  }

  /// The table, then guests that were named and have no such devices, then what is simulated.
  func lines(of domids: [UInt16], _ kinds: [DeviceAddress.Kind], isSimulated: Bool) -> [String] {
    let what = kinds.count > 1 ? "devices" : kinds == [.vbd] ? "disks" : "network interfaces"
    if devices.isEmpty && domids.isEmpty { return ["no \(what)"] }
    let empty = domids.filter { domid in !devices.contains { $0.address.domid == domid } }
    let lines = devices.isEmpty ? [] : rows
    return lines + empty.map { "\(guest($0)) has no \(what)" }
      + (isSimulated && !devices.isEmpty ? ["note: backends and guests are simulated"] : [])
  }

  private func guest(_ domid: UInt16) -> String {
    "domain \(domid)" + (names[domid].map { " (\(VisibleText($0).shown))" } ?? "")
  }

  private var rows: [String] {
    let rows = [columns.map(\.head)] + devices.map { device in columns.map { $0.cell(device) } }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func shown(_ bytes: [UInt8]?) -> String {
    bytes.map { $0.isEmpty ? Self.nothing : VisibleText($0).shown } ?? Self.nothing
  }

  private func state(_ state: XenbusState?) -> String { state?.description ?? Self.nothing }
}
