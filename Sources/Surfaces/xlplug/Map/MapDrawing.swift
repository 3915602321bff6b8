import XLText

/// A picture of a host as SVG: images on the left, guests with their devices in the middle, bridges on the
/// right, each image beside the first device that uses it.
///
/// The layout is our own, computed device by device, so that it needs no other program.
struct MapDrawing {
  private let map: HostMap
  private var elements: [String] = []
  private var y = margin

  // Sizes in pixels.
  private static let margin = 16.0
  private static let row = 20.0
  private static let gap = 14.0
  private static let imageWidth = 330.0
  private static let guestWidth = 300.0
  private static let bridgeWidth = 150.0
  private static let column = 90.0
  /// The characters of a label that fit into a box.
  private static let imageCharacters = 44
  private static let deviceCharacters = 38
  private static let bridgeCharacters = 18

  private static let guestLeft = margin + imageWidth + column
  private static let bridgeLeft = guestLeft + guestWidth + column
  private static let width = bridgeLeft + bridgeWidth + margin

  /// The picture.
  static func svg(_ map: HostMap) -> String {
    var drawing = MapDrawing(map: map)
    return drawing.draw()
  }

  private init(map: HostMap) { self.map = map }

  private mutating func draw() -> String {
    var imageRows: [Int: Double] = [:]
    var bridgeRows: [Int: [Double]] = [:]
    var lines: [(from: (Double, Double), to: (Double, Double), style: String)] = []
    var free = Self.margin
    for guest in map.guests {
      let height = Self.row * Double(guest.devices.count + 1) + 8
      box(Self.guestLeft, y, Self.guestWidth, height, "guest")
      text(guest.title, Self.guestLeft + 8, y + 15, Self.deviceCharacters, "title")
      for (index, device) in guest.devices.enumerated() {
        let middle = y + Self.row * (Double(index) + 1.5)
        let label = device.words.isEmpty ? device.name : "\(device.name)  \(device.words)"
        text(label, Self.guestLeft + 16, middle + 4, Self.deviceCharacters, "device \(device.mark.rawValue)")
        guard let place = device.resource else { continue }
        if device.isNic {
          bridgeRows[place, default: []].append(middle)
        } else {
          let top = imageRows[place] ?? max(free, middle)
          if imageRows[place] == nil { (imageRows[place], free) = (top, top + Self.row) }
          let style = map.images[place].isShared ? "shared" : device.isWriting ? "line" : "line reading"
          lines.append(((Self.margin + Self.imageWidth, top), (Self.guestLeft, middle), style))
        }
      }
      y += height + Self.gap
    }
    for (place, row) in imageRows.sorted(by: { $0.key < $1.key }) {
      let image = map.images[place]
      box(Self.margin, row - 8, Self.imageWidth, 16, image.isShared ? "image shared" : "image")
      text(image.title, Self.margin + 6, row + 4, Self.imageCharacters, "label")
    }
    var next = Self.margin
    let middles = bridgeRows.mapValues { $0.reduce(0, +) / Double($0.count) }
    for (place, middle) in middles.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      let row = max(next, middle)
      next = row + Self.row + 8
      box(Self.bridgeLeft, row - 10, Self.bridgeWidth, 20, "bridge")
      text(map.bridges[place].label, Self.bridgeLeft + 8, row + 4, Self.bridgeCharacters, "label")
      for from in bridgeRows[place] ?? [] {
        lines.append(((Self.guestLeft + Self.guestWidth, from), (Self.bridgeLeft, row), "line"))
      }
    }
    let height = max(y, free, next) + Self.margin
    return Self.head(height) + lines.map(Self.curve).joined() + elements.joined() + "</svg>\n"
  }

  private mutating func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) {
    elements.append(
      "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"5\"/>\n"
    )
  }

  private mutating func text(_ words: String, _ x: Double, _ y: Double, _ countMax: Int, _ style: String) {
    let whole = HostMap.visible(words)
    let shown = whole.count > countMax ? "…\(whole.suffix(countMax - 1))" : whole
    let title = shown == whole ? "" : "<title>\(Self.escaped(whole))</title>"
    elements.append("<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(title)\(Self.escaped(shown))</text>\n")
  }

  private static func curve(_ line: (from: (Double, Double), to: (Double, Double), style: String)) -> String {
    let (from, to) = (line.from, line.to)
    let half = (from.0 + to.0) / 2
    let path = "M\(from.0) \(from.1)C\(half) \(from.1) \(half) \(to.1) \(to.0) \(to.1)"
    return "<path class=\"\(line.style)\" d=\"\(path)\"/>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }

  private static func head(_ height: Double) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
    width="\(width)" height="\(height)" \
    font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12" xml:space="preserve">
    <style>
    rect { fill: #ffffff; stroke: #8a94a6 }
    .guest { fill: #f4f7fb } .image { fill: #fbfaf4 } .bridge { fill: #f2faf4 }
    text { fill: #1c2430 } .title { font-weight: bold }
    path { fill: none; stroke: #8a94a6; stroke-width: 1.2 } path.reading { stroke-dasharray: 4 3 }
    path.shared, rect.shared { stroke: #d9730d; stroke-width: 2 }
    .stuck, .removed { fill: #b3261e } .added { fill: #1b7a36 } .changed { fill: #1f5fbf }
    </style>
    <rect x="0" y="0" width="100%" height="100%" stroke="none"/>

    """
  }
}
