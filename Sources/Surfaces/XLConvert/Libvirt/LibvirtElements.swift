import XLRules
import XLText
import XML

/// The elements and attributes of a device of libvirt that are read, by their paths; all others are lost.
struct LibvirtElements {
  /// The kind of string that the device becomes.
  let kind: String
  /// The attributes that are read, by the path of their element.
  let read: [String: Set<String>]
  /// The paths of elements that a device may have several times.
  let repeated: Set<String>

  /// Elements that libvirt generates, or that have no meaning for Xen.
  private static let generated: Set = ["alias", "address", "privateData"]

  /// Those of a disk (domaincommon.rng and libxl_conf.c of libvirt 9.0).
  static let disk = LibvirtElements(
    kind: "disk",
    read: [
      "disk": ["type", "device"], "disk/driver": ["name", "type", "discard"],
      "disk/source": ["file", "dev", "protocol", "name", "index"], "disk/source/host": ["name", "port"],
      "disk/target": ["dev", "bus"], "disk/readonly": [], "disk/backenddomain": ["name"],
    ],
    repeated: ["disk/source/host"]
  )

  /// Those of an interface.
  static let nic = LibvirtElements(
    kind: "vif",
    read: [
      "interface": ["type"], "interface/source": ["bridge"], "interface/mac": ["address", "type", "check"],
      "interface/target": ["dev", "managed"], "interface/model": ["type"], "interface/script": ["path"],
      "interface/backenddomain": ["name"], "interface/ip": ["address", "family"],
      "interface/mtu": ["size"], "interface/bandwidth": [], "interface/bandwidth/outbound": ["average"],
    ],
    repeated: ["interface/ip"]
  )

  /// Those of an interface of an Open vSwitch bridge, whose VLANs are part of the bridge's name.
  static let switchedNic = LibvirtElements(
    kind: nic.kind,
    read: nic.read.merging(
      ["interface/virtualport": ["type"], "interface/vlan": ["trunk"], "interface/vlan/tag": ["id"]]
    ) { $1 },
    repeated: nic.repeated.union(["interface/vlan/tag"])
  )

  /// What is lost of a device.
  func losses(of device: XMLElement) -> [Diagnostic] { losses(of: device, path: device.name) }

  /// The depth is that of the paths that are read.
  private func losses(of element: XMLElement, path: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let attributes = read[path] ?? []
    for attribute in element.attributes where !attributes.contains(attribute.name) {
      found.append(lost(attribute.name, of: element.name, at: attribute.range))
    }
    var seen: Set<String> = []
    for child in element.children where !Self.generated.contains(child.name) {
      let path = "\(path)/\(child.name)"
      let isFirst = seen.insert(path).inserted
      // libvirt writes the end of the chain of images, which has nothing in it.
      if child.name == "backingStore", child.children.isEmpty, child.attributes.isEmpty { continue }
      if read[path] != nil, isFirst || repeated.contains(path) {
        found += losses(of: child, path: path)
      } else {
        found.append(lost(child.name, of: element.name, at: child.range))
      }
    }
    return found
  }

  /// An element or attribute that is lost.
  func lost(_ name: String, of element: String, at range: ByteRange) -> Diagnostic {
    let name = VisibleText.quoting(Array(name.utf8))
    return LostFromLibvirt.diagnostic(
      "'\(name)' of '<\(element)>' is lost: \(kind) strings have no parameter for it",
      at: range
    )
  }
}
