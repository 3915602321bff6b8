import XLCheck
import XLRules
public import XLText

/// The forms of a file that has the devices of guests.
public enum DeviceForm: String, CaseIterable, Sendable {
  /// A manifest of xlplug.
  case manifest
  /// xl.cfg.
  case xl
  /// The JSON of libxl's configuration of a domain.
  case json
  /// libvirt's XML for its Xen driver.
  case libvirt

  /// The form of a file by how it begins; `xl` where neither JSON nor XML begins, and nil of a blank file.
  public init?(beginningOf text: SourceText) {
    let start = text.bytes.starts(with: "\u{FEFF}".utf8) ? text.bytes.dropFirst(3) : text.bytes[...]
    switch start.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    case UInt8(ascii: "<"): self = .libvirt
    case nil: return nil
    default: self = .xl
    }
  }
}

/// Conversions of blank files and of examples.
public enum Conversion {
  /// A blank file is what a command leaves that failed: not a guest without devices.
  public static var blank: Diagnostic {
    ForeignDomain.diagnostic(
      "the file is empty: expected the devices of a guest",
      at: ByteRange(0, 0),
      help: "check the command that writes the file; '--from xl' converts it as a guest without devices"
    )
  }

  /// An example of a page of a code: the name of its file, and what its conversion reports.
  public static func example(_ text: SourceText) -> (path: String, [Diagnostic]) {
    switch DeviceForm(beginningOf: text) {
    case .json: ("web.json", DeviceReading(libxl: text, options: CheckOptions()).diagnostics)
    case .libvirt: ("web.xml", DeviceReading(libvirt: text, options: CheckOptions()).diagnostics)
    case .xl, .manifest, nil:
      ("web.cfg", LibvirtWriting(GuestDevices(CheckedConfig(text, options: CheckOptions()))).diagnostics)
    }
  }
}
