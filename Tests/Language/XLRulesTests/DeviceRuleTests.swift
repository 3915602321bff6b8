import Testing
import XLCheck
import XLModel
import XLRules
import XLTestKit
import XLText

/// What is said about entries of list keys.
@Suite struct DeviceRuleTests {
  /// What is said about texts by rules of this family, for one release.
  private static func rendered(_ texts: [String], xen: XenVersion = .newest) -> String {
    texts.map { text in
      let text = SourceText(text)
      let all = CheckedConfig(text, options: CheckOptions(xen: xen)).diagnostics
      return ConfigCarets.render(all.filter { (3100...3199).contains($0.code.number) }, of: text)
    }.joined(separator: "\n\n")
  }

  @Test func options() {
    Expect(
      """
      usbctrl=["tipe=pv,foo=1"]
                ^^^^ error[XL3101]: unknown option 'tipe' of 'usbctrl'; did you mean 'type'?
        help: the options are type, version and ports
        fix?: write 'type': usbctrl=["type=pv,foo=1"]
      usbctrl=["tipe=pv,foo=1"]
                        ^^^ error[XL3101]: unknown option 'foo' of 'usbctrl'
        help: the options are type, version and ports

      vsnd=[["STREAM, id=0"]]
                      ^^ error[XL3101]: unknown option 'id' of 'vsnd'
        help: write 'unique-id' for a stream; the manual's example is wrong

      vfb=["vnclistn=0.0.0.0,type=vnc"]
            ^^^^^^^^ warning[XL3102]: unknown option 'vnclistn' of 'vfb'; xl ignores it; did you mean 'vnclisten'?
        help: the options are vnc, vnclisten, vncpasswd, vncdisplay, vncunused, keymap, sdl, opengl, display and xauthority
        fix?: write 'vnclisten': vfb=["vnclisten=0.0.0.0,type=vnc"]
      vfb=["vnclistn=0.0.0.0,type=vnc"]
                             ^^^^ warning[XL3102]: unknown option 'type' of 'vfb'; xl ignores it
        help: the options are vnc, vnclisten, vncpasswd, vncdisplay, vncunused, keymap, sdl, opengl, display and xauthority

      channel=["connection=pty,name=n,bar=1"]
                                      ^^^ warning[XL3102]: unknown option 'bar' of 'channel'; xl ignores it
        help: the options are backend, name, path and connection

      vtpm=["uuid=5e2f0c1a-90d7-4c8e-9f51-3f0d2b7c6a10"]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3103]: this entry of 'vtpm' has no 'backend'
        help: add 'backend=…'

      channel=["connection=socket,name=n"]
                ^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3103]: this entry of 'channel' has no 'path'
        help: add 'path=…'

      vkb=["unique-id=1"]
            ^^^^^^^^^^^ error[XL3103]: this entry of 'vkb' has no 'backend-type'
        help: add 'backend-type=…'

      usbdev=["type=hostdev,hostbus=1"]
               ^^^^^^^^^^^^^^^^^^^^^^ warning[XL3103]: this entry of 'usbdev' has no 'hostaddr'
        help: add 'hostaddr=…'
        note: xl accepts it, and creates a device that does not work

      vfb=["vnc,vncunused=1"]
            ^^^ warning[XL3104]: 'vnc' has no '='; expected NAME=VALUE
        help: write it as an option: 'vnc=…'
        note: xl silently ignores the rest of the entry

      channel=["connection=pty,name"]
                               ^^^^ error[XL3104]: 'name' has no '='; expected NAME=VALUE
        help: write it as an option: 'name=…'

      usbctrl=["ports="]
                ^^^^^ warning[XL3105]: 'ports' is empty; xl accepts this
        help: write a value after the '=', or remove the option

      usbctrl=["version=1,version=2"]
                          ^^^^^^^ warning[XL3106]: 'version' is given twice in this entry; xl uses the last one
        help: remove one of them

      vkb=["backend-type=linux,feature-multi-touch=1"]
                               ^^^^^^^^^^^^^^^^^^^ error[XL3170]: multi-touch requires multi-touch-width, multi-touch-height or multi-touch-num-contacts above 0
        help: add multi-touch-width=… and multi-touch-height=…

      virtio=["transport=mmio,type=virtio"]
                              ^^^^^^^^^^^ error[XL3171]: 'type=virtio' has no second part; expected type=virtio,deviceN, where N is the device's number
        help: write the second part, such as type=virtio,device22 for I2C
        note: xl crashes on it
      """
    ).check(
      Self.rendered([
        #"usbctrl=["tipe=pv,foo=1"]"#,
        #"vsnd=[["STREAM, id=0"]]"#,
        #"vfb=["vnclistn=0.0.0.0,type=vnc"]"#,
        #"channel=["connection=pty,name=n,bar=1"]"#,
        #"vtpm=["uuid=5e2f0c1a-90d7-4c8e-9f51-3f0d2b7c6a10"]"#,
        #"channel=["connection=socket,name=n"]"#,
        #"vkb=["unique-id=1"]"#,
        #"usbdev=["type=hostdev,hostbus=1"]"#,
        #"vfb=["vnc,vncunused=1"]"#,
        #"channel=["connection=pty,name"]"#,
        #"usbctrl=["ports="]"#,
        #"usbctrl=["version=1,version=2"]"#,
        #"vkb=["backend-type=linux,feature-multi-touch=1"]"#,
        #"virtio=["transport=mmio,type=virtio"]"#,
      ])
    )
  }

  @Test func values() {
    Expect(
      """
      usbctrl=["type=usb3"]
                     ^^^^ error[XL3107]: unknown value 'usb3' of 'type'; expected auto, pv, devicemodel or qusb

      channel=["connection=PTY,name=n"]
                           ^^^ error[XL3108]: 'PTY' has the wrong case; expected 'pty'
        fix: write 'pty': channel=["connection=pty,name=n"]

      vtpm=["backend=d,uuid=1234"]
                            ^^^^ error[XL3109]: '1234' of 'uuid' is malformed; expected a UUID: 8-4-4-4-12 hexadecimal digits

      vdispl=["connectors=id0"]
                          ^^^ error[XL3109]: 'id0' of 'connectors' is malformed; expected ID:WIDTHxHEIGHT, such as 0:1920x1080
        note: xl crashes on it

      vdispl=["connectors=0:1920X1080"]
                          ^^^^^^^^^^^ error[XL3109]: '0:1920X1080' of 'connectors' is malformed; expected ID:WIDTHxHEIGHT, such as 0:1920x1080

      pci=["01:00.0,permissive=yes,seize=2x"]
                               ^^^ warning[XL3110]: 'yes' is not a number; xl reads 'permissive' as 0
        help: write 1 for yes, and 0 for no
        fix?: write 1: pci=["01:00.0,permissive=1,seize=2x"]
      pci=["01:00.0,permissive=yes,seize=2x"]
                                         ^^ warning[XL3110]: '2x' is not a number; xl reads 'seize' as 2
        help: write digits only

      usbdev=["type=hostdev,hostbus=300,hostaddr=2"]
                                    ^^^ warning[XL3111]: '300' is out of range for 'hostbus'; xl reads it as 44
        help: write a number from 0 to 255

      vtpm=["backend=tpm "]
                     ^^^^ warning[XL3112]: 'tpm ' has spaces that xl treats as part of the value
        fix?: remove the spaces: vtpm=["backend=tpm"]

      vkb=["backend-type =linux,backend-type=linux"]
            ^^^^^^^^^^^^^ error[XL3112]: 'backend-type ' has spaces that xl treats as part of the name
        fix?: remove the spaces: vkb=["backend-type=linux,backend-type=linux"]

      vsnd=[["CARD, sample-formats=float_le"]]
                                   ^^^^^^^^ error[XL3107]: unknown value 'float_le' of 'sample-formats'; expected s8, u8, s16_le, s16_be, u16_le, u16_be, s24_le, s24_be, u24_le, u24_be, s32_le, s32_be, u32_le, u32_be, f32_le, f32_be, f64_le, f64_be, iec958_subframe_le, iec958_subframe_be, mu_law, a_law, ima_adpcm, mpeg or gsm

      viridian="yes"
                ^^^ error[XL3118]: 'yes' is not a number; expected 0, 1 or a list of groups; xl ignores it
        help: write a list to choose groups, such as [ "base", "freq" ]
        fix?: write 1: type="hvm"\\nviridian="1"

      viridian=["ALL","bas"]
                 ^^^ error[XL3108]: 'ALL' has the wrong case; expected 'all'
        fix: write 'all': type="hvm"\\nviridian=["all","bas"]
      viridian=["ALL","bas"]
                       ^^^ error[XL3107]: unknown value 'bas' of 'viridian'; did you mean 'base'?
        help: expected base, freq, time_ref_count, reference_tsc, hcall_remote_tlb_flush, apic_assist, crash_ctl, synic, stimer, hcall_ipi, ex_processor_masks, no_vp_limit, cpu_hotplug, all or defaults
        fix?: write 'base': type="hvm"\\nviridian=["ALL","base"]

      mca_caps=["LMCE"]
                 ^^^^ error[XL3108]: 'LMCE' has the wrong case; expected 'lmce'
        fix: write 'lmce': type="hvm"\\nmca_caps=["lmce"]
      """
    ).check(
      Self.rendered([
        #"usbctrl=["type=usb3"]"#,
        #"channel=["connection=PTY,name=n"]"#,
        #"vtpm=["backend=d,uuid=1234"]"#,
        #"vdispl=["connectors=id0"]"#,
        #"vdispl=["connectors=0:1920X1080"]"#,
        #"pci=["01:00.0,permissive=yes,seize=2x"]"#,
        #"usbdev=["type=hostdev,hostbus=300,hostaddr=2"]"#,
        #"vtpm=["backend=tpm "]"#,
        #"vkb=["backend-type =linux,backend-type=linux"]"#,
        #"vsnd=[["CARD, sample-formats=float_le"]]"#,
        "type=\"hvm\"\nviridian=\"yes\"",
        "type=\"hvm\"\nviridian=[\"ALL\",\"bas\"]",
        "type=\"hvm\"\nmca_caps=[\"LMCE\"]",
      ])
    )
  }

  @Test func shapes() {
    Expect(
      """
      usbctrl=[""]
               ^^ warning[XL3114]: this entry is empty; xl creates a device with default values
        help: remove it, or write a value

      channel=[""]
               ^^ error[XL3114]: this entry is empty; expected a value
        help: remove it, or write a value
        note: xl crashes on it

      vsnd=["CARD"]
            ^^^^^^ error[XL3116]: 'vsnd' contains a single string; expected a list: ["CARD, …", "PCM, …", "STREAM, …"]
        help: put brackets around it
        fix?: put brackets around it: vsnd=[["CARD"]]

      vsnd=[["CARD",["PCM"]]]
                    ^^^^^^^ warning[XL3115]: found a list in 'vsnd'; expected a string
        help: remove the inner brackets
        note: xl silently ignores it

      viridian=[["base"]]
                ^^^^^^^^ error[XL3115]: found a list in 'viridian'; expected a string
        help: remove the inner brackets
        note: xl crashes on it

      ioports=[["2f8"]]
               ^^^^^^^ error[XL3115]: found a list in 'ioports'; expected a string
        help: remove the inner brackets

      cpus=[["0"]]
            ^^^^^ error[XL3115]: found a list in 'cpus'; expected a string
        help: remove the inner brackets
        note: xl crashes on it

      type="hvm"\\nmca_caps="lmce"
        nothing
      """
    ).check(
      Self.rendered([
        #"usbctrl=[""]"#,
        #"channel=[""]"#,
        #"vsnd=["CARD"]"#,
        #"vsnd=[["CARD",["PCM"]]]"#,
        "type=\"hvm\"\nviridian=[[\"base\"]]",
        #"ioports=[["2f8"]]"#,
        "vcpus=2\ncpus=[[\"0\"]]",
        "type=\"hvm\"\nmca_caps=\"lmce\"",
      ])
    )
  }

  @Test func pci() {
    Expect(
      """
      pci=["01:00"]
            ^^^^^ error[XL3120]: '01:00' has no function after the device; expected [DDDD:]BB:DD.F, such as 01:00.0
        help: append '.0', or '.*' for all functions
        note: xl crashes on it

      pci=["01:20.0"]
            ^^^^^^^ error[XL3120]: '01:20.0' has a device above the limit of 1f
        help: copy it from lspci

      pci=["foo"]
            ^^^ error[XL3120]: 'foo' is not a PCI address; expected [DDDD:]BB:DD.F in hexadecimal, such as 01:00.0
        help: copy it from lspci

      pci=[" 01:00.0"]
            ^^^^^^^^ error[XL3120]: ' 01:00.0' is not a PCI address; expected [DDDD:]BB:DD.F in hexadecimal, such as 01:00.0
        help: copy it from lspci

      pci=["01:00.8@3"]
            ^^^^^^^^^ error[XL3120]: '01:00.8@3' has a function above the limit of 7
        help: copy it from lspci

      pci=["01:00.0@20,seize=1"]
                   ^^^ error[XL3122]: '@20' is not a slot; expected a hexadecimal number from 0 to 1f
        help: correct the number, or remove it to use the next free slot

      pci=["01:00.0,name=gpu"]
            ^^^^^^^^^^^^^^^^ error[XL3121]: this entry has both an address and a name; expected one of them
        help: remove one of them

      pci=["seize=1"]
            ^^^^^^^ error[XL3121]: this entry has neither an address nor a name; expected one of them
        help: begin it with an address, such as 01:00.0

      pci=["bdf=01:00.0;1"]
                       ^^ warning[XL3113]: xl silently ignores ';1'
        help: remove it, or correct the part before it

      pci=["01:00.0,seize"]
                    ^^^^^ error[XL3104]: 'seize' has no '='; expected NAME=VALUE
        help: write it as an option: 'seize=…'

      pci=["01:00.0, seize=1"]
                    ^^^^^^ error[XL3112]: ' seize' has spaces that xl treats as part of the name
        fix?: remove the spaces: pci=["01:00.0,seize=1"]

      pci=["01:00.0,rdm_policy=loose"]
                               ^^^^^ error[XL3107]: unknown value 'loose' of 'rdm_policy'; expected strict or relaxed

      rdm="strategy=host,policy=strict"
                         ^^^^^^^^^^^^^ warning[XL3125]: xl silently ignores 'rdm' because of 'policy=strict'
        help: remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'
        fix?: remove the policy: type="hvm"\\nrdm="strategy=host"

      rdm="policy=relaxed,strategy=host"
           ^^^^^^^^^^^^^^ warning[XL3125]: xl silently ignores 'rdm' because of 'policy=relaxed'
        help: remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'
        fix?: remove the policy: type="hvm"\\nrdm="strategy=host"

      rdm="strategy=host,policy=foo"
                                ^^^ warning[XL3126]: unknown policy 'foo' of 'rdm'; xl warns and ignores it
        help: remove the policy; for a device, set 'rdm_policy=…' in its entry of 'pci'

      rdm="host"
           ^^^^ error[XL3127]: 'rdm' does not end in NAME=VALUE; expected strategy=host; xl ignores the setting
        help: write rdm = "strategy=host", without a comma at the end

      rdm="strategy=HOST"
                    ^^^^ error[XL3107]: unknown value 'HOST' of 'strategy'; did you mean 'host'?
        fix?: write 'host': type="hvm"\\nrdm="strategy=host"
      """
    ).check(
      Self.rendered([
        #"pci=["01:00"]"#,
        #"pci=["01:20.0"]"#,
        #"pci=["foo"]"#,
        #"pci=[" 01:00.0"]"#,
        #"pci=["01:00.8@3"]"#,
        #"pci=["01:00.0@20,seize=1"]"#,
        #"pci=["01:00.0,name=gpu"]"#,
        #"pci=["seize=1"]"#,
        #"pci=["bdf=01:00.0;1"]"#,
        #"pci=["01:00.0,seize"]"#,
        #"pci=["01:00.0, seize=1"]"#,
        #"pci=["01:00.0,rdm_policy=loose"]"#,
        "type=\"hvm\"\nrdm=\"strategy=host,policy=strict\"",
        "type=\"hvm\"\nrdm=\"policy=relaxed,strategy=host\"",
        "type=\"hvm\"\nrdm=\"strategy=host,policy=foo\"",
        "type=\"hvm\"\nrdm=\"host\"",
        "type=\"hvm\"\nrdm=\"strategy=HOST\"",
      ])
    )
  }

  @Test func processors() {
    Expect(
      """
      cpus="0;1"
            ^^^ error[XL3130]: '0;1' is not a processor; expected a number, a range such as 0-3, node:N or all
        help: separate processors by commas, without spaces

      cpus="5-2"
            ^^^ error[XL3131]: '5-2' ends before it begins
        help: write the smaller number first

      cpus="^all"
            ^^^^ error[XL3132]: '^all' removes all processors; xl refuses the file
        help: remove it, or write 'all' without '^'

      cpus="^1"
            ^^ error[XL3133]: this list contains no processor
        help: write 'all,' before '^', or list the processors

      cpus=""
           ^^ error[XL3133]: this list contains no processor
        help: write 'all,' before '^', or list the processors

      vcpus=2\\ncpus="8-15"
        nothing

      cpus=["0","1"]
                ^^^ warning[XL3136]: the guest has 1 vCPU; this entry of 'cpus' is ignored
        help: remove it, or increase 'vcpus'

      cpus="0-99999999999"
            ^^^^^^^^^^^^^ error[XL3137]: xl cannot finish reading the range '0-99999999999'
        help: end it with the number of the last processor, or write 'all'
        note: xl does not finish
      """
    ).check(
      Self.rendered([
        "vcpus=2\ncpus=\"0;1\"",
        "vcpus=2\ncpus=\"5-2\"",
        "vcpus=2\ncpus=\"^all\"",
        "vcpus=2\ncpus=\"^1\"",
        "vcpus=2\ncpus=\"\"",
        "vcpus=2\ncpus=\"8-15\"",
        "vcpus=1\ncpus=[\"0\",\"1\"]",
        "vcpus=1\ncpus=\"0-99999999999\"",
      ])
    )
  }

  @Test func cpuid() {
    Expect(
      """
      cpuid="tm=0"
             ^^^^ error[XL3140]: expected 'host', found 'tm=0'; xl ignores 'cpuid'
        help: begin the string with 'host,' in lower case

      cpuid="host,tm"
                  ^^ error[XL3141]: 'tm' has no '='; expected FLAG=VALUE
        help: values are 0, 1, x (default), k (value of the host), and s (like k, kept after a migration)

      cpuid="host,avx22=0,TM=0"
                  ^^^^^ warning[XL3142]: unknown flag 'avx22' of 'cpuid'; did you mean 'avx2'?
        help: write the flag without spaces; flags are case-sensitive
        fix?: write 'avx2': cpuid="host,avx2=0,TM=0"
      cpuid="host,avx22=0,TM=0"
                          ^^ warning[XL3142]: unknown flag 'TM' of 'cpuid'; did you mean 'tm'?
        help: write the flag without spaces; flags are case-sensitive
        fix?: write 'tm': cpuid="host,avx22=0,tm=0"

      cpuid="host,tm=no,sse3=2"
                     ^^ error[XL3143]: 'no' is not a valid value of a flag; expected 0, 1, x, k or s
        help: a field of several bits, such as 'family', requires a number that fits
      cpuid="host,tm=no,sse3=2"
                             ^ error[XL3143]: '2' is not a valid value of a flag; expected 0, 1, x, k or s
        help: a field of several bits, such as 'family', requires a number that fits

      cpuid=["host,tm=0"]
              ^^^^^^^^^ error[XL3144]: 'host,tm=0' is not a leaf of 'cpuid'; expected LEAF[,SUBLEAF]: with numbers
        help: remove the brackets; the form with 'host' is a string

      cpuid=["1"]
              ^ error[XL3144]: '1' is not a leaf of 'cpuid'; expected LEAF[,SUBLEAF]: with numbers
        help: write, for example, 7,0:ebx=…

      cpuid=["1:rax=1"]
                ^^^ error[XL3145]: 'rax' is not a register; expected eax, ebx, ecx or edx, then '=' and 32 characters
        help: correct the register; xl ignores the rest of the entry

      cpuid=["1:ecx=x0"]
                    ^^ error[XL3146]: 'x0' has 2 characters; expected 32, one per bit
        help: the first character is for bit 31, the last for bit 0

      cpuid=["1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx2"]
                                                   ^ error[XL3146]: '2' is not a valid bit; expected 0, 1, x, k or s
        help: the first character is for bit 31, the last for bit 0
      """
    ).check(
      Self.rendered([
        #"cpuid="tm=0""#,
        #"cpuid="host,tm""#,
        #"cpuid="host,avx22=0,TM=0""#,
        #"cpuid="host,tm=no,sse3=2""#,
        #"cpuid=["host,tm=0"]"#,
        #"cpuid=["1"]"#,
        #"cpuid=["1:rax=1"]"#,
        #"cpuid=["1:ecx=x0"]"#,
        #"cpuid=["1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx2"]"#,
      ])
    )
  }

  @Test func cpuidFlagsWithSeveralHyphens() {
    #expect(!Self.rendered([#"cpuid="host,rtm-always-abort=0,stibp-always=1""#]).contains("XL3142"))
  }

  @Test func numbers() {
    Expect(
      """
      iomem=["fed00"]
              ^^^^^ error[XL3150]: 'fed00' is malformed for 'iomem'; expected START,COUNT or START,COUNT@GFN: numbers of pages, in hexadecimal

      ioports=["2f8-"]
                ^^^^ error[XL3150]: '2f8-' is malformed for 'ioports'; expected a port, or FIRST-LAST, in hexadecimal

      ioports=["2f8x"]
                ^^^^ error[XL3150]: '2f8x' is malformed for 'ioports'; expected a port, or FIRST-LAST, in hexadecimal
        note: xl prints an error, and uses the number before it

      ioports=["2ff-2f8"]
                ^^^^^^^ error[XL3152]: '2ff-2f8' ends before it begins
        note: xl silently requests all ports except those between
        fix?: swap the numbers: ioports=["2f8-2ff"]

      ioports=["ffffffff"]
                ^^^^^^^^ error[XL3151]: 'ffffffff' is too large for 'ioports'

      irqs=["0x1f"]
             ^^^^ error[XL3153]: '0x1f' is not a decimal number; expected digits only
        fix: write it in decimal: irqs=["31"]

      irqs=["five"]
             ^^^^ error[XL3150]: 'five' is malformed for 'irqs'; expected a decimal number

      llc_colors=["4-0"]
                   ^^^ error[XL3152]: '4-0' ends before it begins
        fix?: swap the numbers: llc_colors=["0-4"]

      llc_colors=["0-3x"]
                      ^ warning[XL3113]: xl silently ignores 'x'
        help: remove it, or correct the part before it

      xenstore_quota=["nodes"]
                       ^^^^^ error[XL3109]: 'nodes' is malformed; expected NAME=NUMBER, with a number from 0 to 4294967295

      xenstore_quota=["nodes=x"]
                             ^ error[XL3109]: 'x' of 'nodes' is malformed; expected a number from 0 to 4294967295
      """
    ).check(
      Self.rendered([
        #"iomem=["fed00"]"#,
        #"ioports=["2f8-"]"#,
        #"ioports=["2f8x"]"#,
        #"ioports=["2ff-2f8"]"#,
        #"ioports=["ffffffff"]"#,
        #"irqs=["0x1f"]"#,
        #"irqs=["five"]"#,
        #"llc_colors=["4-0"]"#,
        #"llc_colors=["0-3x"]"#,
        #"xenstore_quota=["nodes"]"#,
        #"xenstore_quota=["nodes=x"]"#,
      ])
    )
  }

  @Test func vnuma() {
    Expect(
      """
      vnuma=[["pnode=0","size=512","vcpus=0-1","vdistances=10"]]
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3160]: the nodes have 2 vCPUs in total; expected 4, the value of 'maxvcpus'
        help: put each vCPU into one node, or set maxvcpus = 2

      vnuma=[["pnode=0","size=512","vcpus=0-1","vdistances=10"]]
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3161]: the nodes have 512 MiB in total; expected 1024, the value of 'maxmem'
        help: change the sizes of the nodes, or set maxmem = 512

      vnuma=[["pnode=9","size=512","vcpus=0-1","vdistances=10,20"]]
                                                           ^^^^^ error[XL3163]: '10,20' has 2 distances; expected 1, one per node
        help: write one distance per node; usual are 10 to the node itself, and 20 to another node
        note: xl crashes on it

      vnuma=[["size=512","vcpus=0-1,1","pnod=0","pnode"]]
                                    ^ warning[XL3164]: vCPU 1 is listed twice in 'vnuma'; xl counts it twice
        help: put each vCPU into one node
      vnuma=[["size=512","vcpus=0-1,1","pnod=0","pnode"]]
                                        ^^^^ warning[XL3102]: unknown option 'pnod' of 'vnuma'; xl ignores it; did you mean 'pnode'?
        help: the options are pnode, size, vcpus and vdistances
        fix?: write 'pnode': type="pvh"\\nvnuma=[["size=512","vcpus=0-1,1","pnode=0","pnode"]]
      vnuma=[["size=512","vcpus=0-1,1","pnod=0","pnode"]]
                                                 ^^^^^ error[XL3104]: 'pnode' has no '='; expected NAME=VALUE
        help: write it as an option: 'pnode=…'

      vnuma=[["pnode=0"],"x"]
             ^^^^^^^^^^^ warning[XL3165]: this node has no 'size'
        help: add "size=…" to it
      vnuma=[["pnode=0"],"x"]
             ^^^^^^^^^^^ warning[XL3165]: this node has no 'vcpus'
        help: add "vcpus=…" to it
      vnuma=[["pnode=0"],"x"]
                         ^^^ error[XL3116]: 'vnuma' contains a single string; expected a list: ["pnode=0", "size=512", "vcpus=0-1", "vdistances=10"]
        help: put brackets around it
        fix?: put brackets around it: type="pvh"\\nvnuma=[["pnode=0"],["x"]]

      vnuma=[["size=512","vcpus=x"]]
                                ^ error[XL3109]: 'x' of 'vcpus' is malformed; expected numbers and ranges, such as 0-1,3
      """
    ).check(
      Self.rendered([
        "type=\"pvh\"\nmaxvcpus=4\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=0-1\",\"vdistances=10\"]]",
        "type=\"pvh\"\nmaxmem=1024\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=0-1\",\"vdistances=10\"]]",
        "type=\"pvh\"\nvnuma=[[\"pnode=9\",\"size=512\",\"vcpus=0-1\",\"vdistances=10,20\"]]",
        "type=\"pvh\"\nvnuma=[[\"size=512\",\"vcpus=0-1,1\",\"pnod=0\",\"pnode\"]]",
        "type=\"pvh\"\nvnuma=[[\"pnode=0\"],\"x\"]",
        "type=\"pvh\"\nvnuma=[[\"size=512\",\"vcpus=x\"]]",
      ])
    )
  }

  @Test func oldForms() {
    Expect(
      """
      bootloader_args="-q  --debug"
                      ^^^^^^^^^^^^^ warning[XL3117]: 'bootloader_args' in this form is deprecated; expected a list of the words
        fix: write a list: bootloader_args=[ "-q", "--debug" ]

      bootloader_args=""
                      ^^ error[XL3114]: this entry is empty; expected a value
        help: remove it, or write a value
        note: xl crashes on it
      bootloader_args=""
                      ^^ warning[XL3117]: 'bootloader_args' in this form is deprecated; expected a list of the words

      vif2=["x"]
           ^^^^^ warning[XL3117]: 'vif2' in this form is deprecated; expected 'vif'
        help: remove it; xl creates no interface for it
      """
    ).check(
      Self.rendered([
        #"bootloader_args="-q  --debug""#,
        #"bootloader_args="""#,
        #"vif2=["x"]"#,
      ])
    )
  }

  @Test func processorsWithoutVCPUs() {
    Expect(
      """
      cpus="0-3"
           ^^^^^ error[XL3135]: 'cpus' has no effect before Xen 4.22 without 'vcpus' or 'maxvcpus'
        help: add vcpus = …
      """
    ).check(Self.rendered([#"cpus="0-3""#], xen: .oldest))
  }
}
