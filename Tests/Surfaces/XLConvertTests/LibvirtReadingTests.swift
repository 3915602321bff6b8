import Testing
import XLCheck
import XLConvert
import XLText

/// libvirt's XML as strings of xl.
@Suite struct LibvirtReadingTests {
  private func read(_ text: String) -> DeviceReading {
    DeviceReading(libvirt: SourceText(text), options: CheckOptions())
  }

  private func config(_ text: String) -> String {
    read(text).guests.map { String(decoding: $0.config, as: UTF8.self) }.joined()
  }

  @Test func aWholeDomain() {
    let text = #"""
      <?xml version='1.0'?>
      <!-- generated -->
      <domain type='xen' id='7'>
        <name>web &amp; db</name>
        <uuid>01234567-89ab-cdef-0123-456789abcdef</uuid>
        <memory unit='KiB'>65536</memory>
        <os><type>hvm</type></os>
        <devices>
          <emulator>/usr/bin/qemu</emulator>
          <disk type='block' device='disk'>
            <driver name='phy' type='raw'/>
            <source dev='/dev/vg/a,b'/>
            <backingStore/>
            <target dev='xvda' bus='xen'/>
            <alias name='x'/>
            <address type='drive' controller='0' bus='0' target='0' unit='0'/>
          </disk>
          <disk type='file' device='cdrom'>
            <driver name='qemu' type='raw'/>
            <target dev='hdc' bus='ide'/>
            <readonly/>
          </disk>
          <disk type='file'>
            <driver name='tap2' type='qcow2' discard='ignore'/>
            <source file='/srv/c.qcow2'/>
            <target dev='xvdb'/>
            <readonly/>
            <backenddomain name='storage'/>
          </disk>
          <disk type='network'>
            <driver name='qemu' type='raw'/>
            <source protocol='rbd' name='pool/image'>
              <host name='mon1' port='6789'/>
              <host name='::1'/>
            </source>
            <target dev='xvdc'/>
          </disk>
          <interface type='bridge'>
            <mac address='00:16:3e:00:00:01'/>
            <source bridge='ovs0'/>
            <virtualport type='openvswitch'/>
            <vlan trunk='yes'><tag id='5'/><tag id='6'/></vlan>
            <model type='netfront'/>
            <mtu size='9000'/>
          </interface>
          <interface type='ethernet'>
            <ip address='192.0.2.1' family='ipv4'/>
            <ip address='2001:db8::1'/>
            <script path='vif-route'/>
            <target dev='web0'/>
            <model type='e1000'/>
            <bandwidth><outbound average='1000'/></bandwidth>
            <backenddomain name='net'/>
          </interface>
        </devices>
      </domain>
      """#
    #expect(read(text).diagnostics.isEmpty, "\(read(text).diagnostics)")
    #expect(
      config(text) == #"""
        name = "web & db"
        uuid = "01234567-89ab-cdef-0123-456789abcdef"
        disk = [
          "format=raw,vdev=xvda,access=rw,backendtype=phy,target=/dev/vg/a,b",
          "format=empty,vdev=hdc,devtype=cdrom,backendtype=qdisk",
          "format=qcow2,vdev=xvdb,access=ro,backendtype=qdisk,no-discard,backend=storage,target=/srv/c.qcow2",
          "format=raw,vdev=xvdc,access=rw,backendtype=qdisk,target=rbd:pool/image:auth_supported=none:mon_host=mon1\\:6789\\;[\\:\\:1]",
        ]
        vif = [
          "mac=00:16:3e:00:00:01,bridge=ovs0:5:6,script=vif-openvswitch,type=vif,mtu=9000",
          "ip=192.0.2.1 2001:db8::1,script=vif-route,type=ioemu,model=e1000,vifname=web0,rate=1024KB/s,backend=net",
        ]

        """#
    )
  }

  /// Devices by themselves have no guest, and no list of the other kind.
  @Test func looseElements() {
    let nic = "<interface type='bridge'><source bridge='xenbr0'/></interface>"
    #expect(config(nic) == "vif = [\n  \"bridge=xenbr0\",\n]\n")
    let disk = "<disk><source file='/a'/><target dev='xvda'/></disk>"
    #expect(config("<devices>\(disk)\(nic)</devices>") == config(disk + nic))
    #expect(config(disk) == "disk = [\n  \"format=raw,vdev=xvda,access=rw,target=/a\",\n]\n")
  }

  /// Each is a diagnostic with the code and the place of what is wrong or lost.
  @Test(arguments: [
    ("<disk>", 8001, "<disk>"), ("<!DOCTYPE x><disk/>", 8001, "<!"), (" ", 8003, ""),
    ("<domain type='kvm'/>", 8003, "type='kvm'"), ("<domain/>", 8003, "<domain/>"),
    ("<network/>", 8003, "<network/>"), ("<disk device='lun'/>", 8004, "device='lun'"),
    ("<disk><source file='/a'/></disk>", 8004, "<disk>"),
    ("<disk type='volume'><target dev='xvda'/></disk>", 8004, "<disk type='volume'>"),
    (
      "<disk type='network'><source protocol='nbd'/><target dev='xvda'/></disk>", 8004,
      "<source protocol='nbd'/>"
    ),
    ("<disk><driver type='vpc'/><source file='/a'/><target dev='xvda'/></disk>", 8004, "type='vpc'"),
    ("<disk><driver name='vbox'/><source file='/a'/><target dev='xvda'/></disk>", 8004, "name='vbox'"),
    ("<disk><source file='/a&#10;b'/><target dev='xvda'/></disk>", 8004, "file='/a&#10;b'"),
    ("<interface type='user'/>", 8004, "type='user'"), ("<interface/>", 8004, "<interface/>"),
    ("<interface type='ethernet'><target dev='a,b'/></interface>", 8004, "dev='a,b'"),
    ("<disk device='floppy'/>", 8008, "<disk device='floppy'/>"),
    ("<disk><source file='/a'/><target dev='xvda'/><serial>1</serial></disk>", 8008, "<serial>"),
    ("<disk><source file='/a'/><target dev='xvda' tray='open'/></disk>", 8008, "tray='open'"),
    ("<disk><source file='/a'/><target dev='xvda' bus='virtio'/></disk>", 8008, "bus='virtio'"),
    ("<disk><source file='/a'/><target dev='xvda'/><shareable/></disk>", 8008, "<shareable/>"),
    ("<disk><source file='/a'/><source file='/b'/><target dev='xvda'/></disk>", 8008, "<source file='/b'/>"),
    ("<interface type='network'><source network='default'/></interface>", 8004, "network='default'"),
    ("<interface type='network'/>", 8004, "type='network'"),
    ("<interface type='bridge'/>", 8004, "type='bridge'"),
    ("<interface type='bridge'><source bridge=''/></interface>", 8004, "type='bridge'"),
    (
      "<interface type='network'><source network='default' bridge='virbr0'/></interface>", 8008,
      "network='default'"
    ),
    ("<interface type='hostdev'/>", 8008, "<interface type='hostdev'/>"),
    ("<interface type='ethernet'><vlan><tag id='1'/></vlan></interface>", 8008, "<vlan>"),
    (
      "<interface type='ethernet'><bandwidth><inbound average='1'/></bandwidth></interface>", 8008,
      "<inbound average='1'/>"
    ),
    (
      "<interface type='ethernet'><bandwidth><outbound average='x'/></bandwidth></interface>", 8008,
      "average='x'"
    ),
    ("<disk><source file='/a'/><target dev='vda'/></disk>", 1801, "vda"),
    ("<interface type='ethernet'><mac address='00:16'/></interface>", 2032, "00:16"),
  ])
  func whatIsWrongHasACodeAndAPlace(_ text: String, _ code: UInt16, _ place: String) throws {
    let source = SourceText(text)
    let found = read(text).diagnostics.first { $0.code.number == code }
    let diagnostic = try #require(found, "\(read(text).diagnostics)")
    #expect(String(decoding: source[diagnostic.range], as: UTF8.self) == place, "\(diagnostic)")
    #expect(read(text).guests.isEmpty == read(text).diagnostics.contains { $0.severity == .error })
  }
}
