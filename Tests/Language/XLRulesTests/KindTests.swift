import Testing
import XLCheck
import XLModel
import XLText

/// Kinds of mistakes in files of users: each input gets a code or none, and a key that is proposed or none.
@Suite struct KindTests {
  private func diagnostics(_ text: String, _ options: CheckOptions = CheckOptions()) -> [Diagnostic] {
    CheckedConfig(SourceText(text), options: options).diagnostics
  }

  private func has(_ code: String, _ text: String) -> Bool {
    diagnostics(text).contains { "\($0.code)" == code }
  }

  private func message(_ code: String, _ text: String) -> String? {
    diagnostics(text).first { "\($0.code)" == code }?.message
  }

  @Test(arguments: [
    ("initrd", "ramdisk"), ("initramfs", "ramdisk"), ("command", "cmdline"), ("append", "cmdline"),
    ("args", "cmdline"), ("kernel_args", "cmdline"), ("mem", "memory"), ("ram", "memory"),
    ("on_shutdown", "on_poweroff"), ("nic", "vif"), ("cores", "vcpus"),
  ])
  func synonymsNameTheirKey(_ word: String, _ key: String) {
    #expect(message("XL3001", "\(word) = 1\n")?.contains("did you mean '\(key)'") == true)
    let set = message("XL3001", "\(word) = 1\n\(key) = 1\n")
    #expect(set?.contains("did you mean") == false, "\(set ?? "nothing")")
  }

  @Test func proposedKeysAreNotSetAndAreRead() {
    #expect(message("XL3001", "vpci = [ \"01:00.0\" ]\n")?.contains("'pci'") == true)
    let both = diagnostics("pci = [ \"01:00.0\" ]\nvpci = [ \"01:00.1\" ]\n").filter {
      "\($0.code)" == "XL3001"
    }
    #expect(both.allSatisfy { !$0.message.contains("'pci'?") && $0.fixes.isEmpty })
    let upper = diagnostics("install-method = \"x\"\n").filter { "\($0.code)" == "XL0002" }
    #expect(upper.count == 1 && upper.allSatisfy { $0.fixes.isEmpty })
  }

  @Test(arguments: ["access_control", "monitor_path", "nics", "vusb", "ip", "target", "cpu", "vhpt"])
  func keysOfXM(_ key: String) { #expect(has("XL3003", "\(key) = \"x\"\n")) }

  @Test(arguments: ["vif.default.bridge", "autoballoon", "run_hotplug_scripts", "claim_mode"])
  func keysOfTheGlobalFile(_ key: String) {
    #expect(message("XL3003", "\(key) = \"x\"\n")?.contains("/etc/xen/xl.conf") == true)
  }

  @Test func furtherKeysAreNotReported() {
    let text = "dt_compatible = \"x\"\n"
    #expect(diagnostics(text).first?.help?.contains("known-keys") == true)
    #expect(diagnostics(text, CheckOptions(knownKeys: ["dt_compatible"])).isEmpty)
  }

  @Test func rootAndExtraAreNotDeprecated() {
    let text = "kernel = \"/k\"\nroot = \"/dev/xvda1 ro\"\nextra = \"quiet\"\n"
    #expect(!has("XL3005", text))
    #expect(has("XL3005", "builder = \"hvm\"\n"))
  }

  @Test(arguments: ["gic_version = \"v3\"", "device_tree = \"/d.dtb\"", "tee = \"optee\""])
  func keysForArmDecide(_ setting: String) {
    let text = "name = \"a\"\nmemory = 512\nkernel = \"/k\"\nacpi = 1\n\(setting)\n"
    #expect(!has("XL3004", text))
  }

  @Test(arguments: [
    "name = \"{{ name }}\"\nmemroy = 1\n", "memory = {{ mem }}\nvif = [ \"brigde=x\" ]\n",
    "{% if x %}\nmemory = 1\nmemory = 2\n{% endif %}\n", "name = \"<%= @name %>\"\n", "name = \"@NAME@\"\n",
    "name = \"@@NAME@@\"\n", "name = \"${NAME}\"\n", "name = ${NAME}\n", "kernel = \"$(pwd)/vmlinuz\"\n",
    "kernel = \"<path>\"\n", "disk = [ \"/srv/<guest>.img,raw,xvda,w\" ]\n",
    "vif = [ \"bridge=<bridge>\" ]\n",
  ])
  func aTemplateGetsOneDiagnosticWithoutFix(_ text: String) {
    let found = diagnostics(text)
    #expect(found.map { "\($0.code)" } == ["XL0048"], "\(text)")
    #expect(found.allSatisfy { $0.fixes.isEmpty })
  }

  @Test(arguments: [
    "vncpasswd = \"<secret>\"\n", "# see {{ name }} and ${NAME}\nmemory = 512\n", "vncpasswd = \"a@b@c\"\n",
    "disk = [ \"vdev=xvda,script=block-mine,target=a$(b)\" ]\n",
    "extra = \"console=hvc0 a<b\"\n", "vncpasswd = \"$x{\"\n",
  ])
  func noTemplate(_ text: String) { #expect(!has("XL0048", text)) }

  /// What xl would read of a string in three quotes is not what anybody wrote.
  @Test func stringsInThreeQuotesAreNotJudged() {
    let text = "disk = [ \"\"\"/dev/vg/a\"b,raw,xvda,w\"\"\", \"/x.iso,raw,hdc:cdrom,r\" ]\n"
    #expect(ConfigCarets.codes("name = 'a'\ntype = 'hvm'\nmemory = 512\n\(text)") == ["XL0041"])
  }

  @Test func stringsAreQuotedOnce() {
    let text = "name = 'a'\ntype = 'hvm'\nmemory = 512\npci = ['01:00.0', '0000:01:00.0']\n"
    #expect(message("XL4012", text) == "'0000:01:00.0' is already in the list")
  }

  @Test func blocksOfPythonAreNotJudged() {
    let block = "if y:\n    vif = [\"bridge=\" + os.environ.get(\"BRIDGE\")]\n"
    #expect(diagnostics(block).allSatisfy { $0.code.number < 1000 })
  }

  @Test(arguments: [
    ("XL3037", "name = \"100\"\n"), ("XL3037", "name = \"a/b\"\ntype = \"hvm\"\n"),
    ("XL3038", "type = \"hvm\"\nfirmware = \"efi\"\n"),
    ("XL3039", "type = \"hvm\"\nvnclisten = \"0.0.0.0\"\n"),
    ("XL3040", "type = \"hvm\"\nboot = \"n\"\ndisk = [ \"/a,raw,hda,w\" ]\n"),
    ("XL3041", "bootloader = \"/usr/lib64/xen-4.11/bin/pygrub\"\n"),
    ("XL4012", "pci = [ \"01:00.0,permissive=1\", \"0000:01:00.0@5\" ]\n"),
    ("XL3042", "type = \"hvm\"\nusbdevice = [ \"host:1234:5678\" ]\n"),
    ("XL3042", "type = \"hvm\"\nusbdevice = \"tabelt\"\n"),
    ("XL4011", "vif = [ \"mac=00:16:3e:00:00:01\", \"bridge=br0,model=e1000\" ]\n"),
    ("XL1047", "type = \"hvm\"\ndisk = [ \"/x/win.iso,raw,hdc,w\" ]\n"),
    ("XL1048", "type = \"hvm\"\ndisk = [ \"/i.iso,raw,xvde,cdrom\" ]\n"),
    ("XL1049", "disk = [ \"/x.vhdx,vhd,xvda,w\" ]\n"),
    ("XL1049", "disk = [ \"file:/d/vm1.qcow2,xvda,w\" ]\n"),
    ("XL1039", "disk = [ \"vdev=xvda,script=block-mine,target=a$(b)\" ]\n"),
    ("XL2075", "vif = [ \"script=vif-route\" ]\n"),
    ("XL2075", "vif = [ \"bridge=a,script=/etc/xen/scripts/vif-route\" ]\n"),
  ])
  func isReported(_ code: String, _ text: String) { #expect(has(code, text), "\(text)") }

  @Test(arguments: [
    ("XL3037", "name = \"a/b\"\ntype = \"pv\"\n"), ("XL3037", "name = \"vm-100\"\n"),
    ("XL3038", "type = \"hvm\"\nfirmware = \"ovmf\"\n"),
    ("XL3038", "type = \"hvm\"\nfirmware = \"/f/efi\"\n"),
    ("XL3039", "type = \"hvm\"\nvnclisten = \"0.0.0.0\"\nvncpasswd = \"x\"\n"),
    ("XL3039", "type = \"hvm\"\nvnclisten = \"127.0.0.1\"\n"),
    ("XL3040", "type = \"hvm\"\nboot = \"dc\"\ndisk = [ \"/a,raw,hda,w\" ]\n"),
    ("XL3041", "bootloader = \"/usr/lib/xen/bin/pygrub\"\n"),
    ("XL4012", "pci = [ \"01:00.0\", \"0001:01:00.0\" ]\n"),
    ("XL3042", "type = \"hvm\"\nusbdevice = [ \"tablet\", \"keyboard\" ]\n"),
    ("XL4011", "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n"), ("XL4011", "vif = [ \"bridge=br0\", \"\" ]\n"),
    ("XL1047", "type = \"hvm\"\ndisk = [ \"/x/win.iso,raw,hdc,cdrom\" ]\n"),
    ("XL1048", "type = \"hvm\"\ndisk = [ \"/i.iso,raw,hdd,cdrom\" ]\n"),
    ("XL1049", "disk = [ \"/x.img,qcow2,xvda,w\" ]\n"),
    ("XL2075", "vif = [ \"script=vif-route,ip=192.0.2.7\", \"script=vif-nat\" ]\n"),
    ("XL3034", "type = \"hvm\"\nsoundhw = \"AC97\"\n"),
    ("XL3005", "builder = \"linux\"\n"),
  ])
  func isNotReported(_ code: String, _ text: String) { #expect(!has(code, text), "\(text)") }
}
