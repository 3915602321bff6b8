import Foundation
import Testing
import XLConvert
import XLModel
import XLTestKit
import XLText

/// xl.cfg to libvirt's XML and back, for every string of the corpora: what differs is what is listed.
@Suite struct LibvirtRoundTripTests {
  /// The parameter of each member of libxl that has another name.
  private static let names = [
    "backend": "backendtype", "backend_domname": "backend", "direct_io_safe": "direct-io-safe",
    "discard_enable": "discard", "trusted": "untrusted", "colo_enable": "colo", "colo_host": "colo-host",
    "colo_port": "colo-port", "colo_export": "colo-export", "active_disk": "active-disk",
    "hidden_disk": "hidden-disk", "rate_bytes_per_interval": "rate", "rate_interval_usecs": "rate",
    "nictype": "type", "ifname": "vifname", "coloft_forwarddev": "forwarddev", "pdev_path": "target",
  ]
  /// What libxl takes where nothing is written.
  private static let defaults: [String: DomainValue] = [
    "untrusted": .choice(true), "specification": .name("xen"), "colo": .choice(false),
  ]

  /// The parameters of a device with their values, without those that mean the default.
  private func parameters(_ members: [DomainMember]) -> [String: [DomainValue]] {
    var found: [String: [DomainValue]] = [:]
    for member in members {
      let name = Self.names[member.path] ?? member.path
      if member.value == .text([]) || Self.defaults[name] == member.value { continue }
      found[name, default: []].append(member.value)
    }
    // A rate of 0 bytes is no limit.
    if found["rate"]?.count == 1 { found["rate"] = nil }
    return found
  }

  /// The parameters that a diagnostic names: `'script' is lost`, `'type' becomes`.
  private func listed(_ diagnostics: [Diagnostic]) -> Set<String> {
    Set(
      diagnostics.map { diagnostic in
        let name = diagnostic.message.split(separator: "'").first.map(String.init) ?? ""
        return name.split(separator: "=").first.map(String.init) ?? ""
      }
    )
  }

  /// Compares a device with the one that comes back; false where it cannot be written.
  private func compare(_ guest: GuestDevices, _ text: String, _ members: (GuestDevices) -> [DomainMember]?)
    throws
    -> Bool
  {
    let written = LibvirtWriting(guest)
    let isWritten = !written.diagnostics.contains { $0.severity == .error }
    guard isWritten else {
      #expect(written.diagnostics.contains { $0.code == 8007 }, "'\(text)'")
      return false
    }
    let source = SourceText(written.bytes)
    let reading = DeviceReading(libvirt: source, options: ConvertCorpus.options)
    let xml = String(decoding: written.bytes, as: UTF8.self)
    #expect(reading.diagnostics.isEmpty, "'\(text)': \(reading.diagnostics)\n\(xml)")
    let returned = reading.guests.first.flatMap { members($0) }
    let back = try #require(returned, "'\(text)'\n\(xml)")
    let (before, after) = (parameters(members(guest) ?? []), parameters(back))
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(
      listed(written.diagnostics) == changed,
      "'\(text)'\n\(xml)\n\(written.diagnostics.map(\.message))"
    )
    return true
  }

  @Test func everyDiskSurvivesOrIsListed() throws {
    let images = [
      "rbd:pool/image", "rbd:pool/image:auth_supported=none",
      "rbd:p/i:auth_supported=none:mon_host=a\\:1\\;b",
      "rbd:p/i:auth_supported=none:mon_host=[\\:\\:1]\\:2", "rbd:p/i:id=admin", "rbd:", "nbd:server:1",
    ]
    let all = try ConvertCorpus.disks() + images.map { "vdev=xvda,backendtype=qdisk,target=\($0)" }
    let count = try all.filter { text in
      try compare(ConvertCorpus.guest(disks: [text]), text) { $0.disks?.first?.spec.members }
    }.count
    #expect(count > 60, "\(count) of \(all.count)")
  }

  @Test func everyInterfaceSurvivesOrIsListed() throws {
    let all = try ConvertCorpus.nics()
    let count = try all.filter { text in
      try compare(ConvertCorpus.guest(nics: [text]), text) { guest in
        guest.nics?.first.map { nic in nic.spec.orderedMembers(devid: nic.devid) }
      }
    }.count
    #expect(count == all.count)
  }

  private static let schema = "/usr/share/libvirt/schemas/domain.rng"
  private static let xmllint = "/usr/bin/xmllint"
  /// Whether libvirt0 and libxml2-utils are installed; `scripts/setup test` installs them.
  private static let hasSchema = [schema, xmllint].allSatisfy(FileManager.default.fileExists)

  /// libvirt's own schema takes each document that is written, with what a domain has besides devices.
  @Test(.enabled(if: hasSchema, "libvirt0 or libxml2-utils is not installed"))
  func libvirtsSchemaTakesEveryDocument() throws {
    let directory = try Project.temporaryDirectory("libvirt")
    defer { try? FileManager.default.removeItem(at: directory) }
    let disks = try ConvertCorpus.disks().map { ConvertCorpus.guest(disks: [$0]) }
    let nics = try ConvertCorpus.nics().map { ConvertCorpus.guest(nics: [$0]) }
    let rest = "</name><memory>65536</memory><os><type>hvm</type></os>"
    var files: [String] = []
    for guest in disks + nics {
      let written = LibvirtWriting(guest)
      if written.diagnostics.contains(where: { $0.severity == .error }) { continue }
      let text = String(decoding: written.bytes, as: UTF8.self).replacingOccurrences(
        of: "</name>",
        with: rest
      )
      let file = directory.appendingPathComponent("\(files.count).xml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      files.append(file.path)
    }
    #expect(files.count > 100)
    let result = try runCommand([Self.xmllint, "--noout", "--relaxng", Self.schema] + files)
    #expect(result.status == 0)
    for line in result.errorText.split(separator: "\n") where !line.hasSuffix(" validates") {
      let name = line.split(separator: ":").first.map(String.init) ?? ""
      let text = (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""
      Issue.record("\(line)\n\(text)")
    }
    // The schema can refuse: a document without the name of its disk.
    let bad = directory.appendingPathComponent("bad.xml")
    try "<domain type='xen'><name>a\(rest)<devices><disk/></devices></domain>"
      .write(to: bad, atomically: true, encoding: .utf8)
    #expect(try runCommand([Self.xmllint, "--noout", "--relaxng", Self.schema, bad.path]).status != 0)
  }

  /// The command prints what is lost with file, line, column and code, and nothing of a file with an error.
  @Test func theCommandListsWhatIsLost() throws {
    let directory = try Project.temporaryDirectory("libvirt")
    defer { try? FileManager.default.removeItem(at: directory) }
    func convert(_ text: String) throws -> CommandResult {
      let file = directory.appendingPathComponent("web.cfg")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try XLPlugCommand.run(["convert", file.path, "--to", "libvirt"])
    }
    let head = "name = \"web\"\nkernel = \"/k\"\nmemory = 64\n"
    let result = try convert(head + "disk = [ \"/srv/a.img,raw,xvda,w,script=block-x,backend=storage\" ]\n")
    #expect(result.status == 0 && result.text.contains("<backenddomain name='storage'/>"), "\(result.text)")
    #expect(
      result.errorText.contains("web.cfg:4:40: warning[XL8005]: 'script' is lost"),
      "\(result.errorText)"
    )
    let refused = try convert(head + "disk = [ \"a.img,raw,xvda,w\" ]\n")
    #expect(refused.status == 1 && refused.text.isEmpty, "\(refused.text)")
    #expect(refused.errorText.contains("web.cfg:4:11: error[XL8007]"), "\(refused.errorText)")
  }
}
