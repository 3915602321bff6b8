import XLRules
import XLText
import XML

/// Reads the guests of libvirt's XML: elements `domain`, and devices without one.
struct LibvirtReader {
  private let text: SourceText
  /// The guests.
  private(set) var drafts: [DeviceReading.Draft] = []
  /// What is lost or cannot be read.
  private(set) var diagnostics: [Diagnostic] = []
  /// The devices that no `domain` has.
  private var loose: DeviceReading.Draft?

  init(_ text: SourceText) { self.text = text }

  /// Reads the text to its end.
  mutating func read() {
    let reading = XMLReading(text)
    if let problem = reading.problem {
      diagnostics = [UnreadableXML.diagnostic(problem.message, at: problem.range)]
      return
    }
    for element in reading.elements { read(element) }
    if let loose { drafts.append(loose) }
    if reading.elements.isEmpty { refuse("this is not an element of libvirt", at: ByteRange(0, 0)) }
  }

  private mutating func read(_ element: XMLElement) {
    switch element.name {
    case "domain": readDomain(element)
    case "devices": readLoose(element.children, at: element)
    case "disk", "interface": readLoose([element], at: element)
    default:
      let name = VisibleText.quoting(Array(element.name.utf8))
      refuse("'<\(name)>' is not an element of libvirt that is converted", at: element.range)
    }
  }

  private mutating func readDomain(_ domain: XMLElement) {
    let type = domain[attribute: "type"]
    guard let type, type.value.bytes.elementsEqual("xen".utf8) else {
      let found = type.map { "'\(VisibleText.quoting($0.value.bytes))'" } ?? "missing"
      return refuse("the type of the domain is \(found); expected 'xen'", at: type?.range ?? domain.range)
    }
    var draft = DeviceReading.Draft(at: domain.range.start)
    draft.name = domain.child("name")?.text
    draft.uuid = domain.child("uuid")?.text
    for devices in domain.children where devices.name == "devices" { read(devices.children, into: &draft) }
    drafts.append(draft)
  }

  private mutating func readLoose(_ devices: [XMLElement], at element: XMLElement) {
    var draft = loose ?? DeviceReading.Draft(at: element.range.start)
    read(devices, into: &draft)
    draft.listsDisks = !draft.disks.isEmpty
    draft.listsNics = !draft.nics.isEmpty
    loose = draft
  }

  private mutating func read(_ devices: [XMLElement], into draft: inout DeviceReading.Draft) {
    for device in devices {
      switch device.name {
      case "disk":
        var reader = LibvirtDiskReader(device)
        if let string = reader.string() { draft.disks.append(string) }
        diagnostics += reader.diagnostics
      case "interface":
        var reader = LibvirtNicReader(device)
        if let string = reader.string() { draft.nics.append(string) }
        diagnostics += reader.diagnostics
      default: break
      }
    }
  }

  private mutating func refuse(_ message: String, at range: ByteRange) {
    diagnostics.append(
      ForeignDomain.diagnostic(
        message,
        at: range,
        help: "convert a domain of libvirt's Xen driver, or its elements 'devices', 'disk' and 'interface'"
      )
    )
  }
}
