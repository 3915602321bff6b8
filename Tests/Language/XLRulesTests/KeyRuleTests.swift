import Testing
import XLModel
import XLRules
import XLTestKit

/// What is said about keys and their values.
@Suite struct KeyRuleTests {
  /// Most of the texts are parts of files, so what is demanded of a whole one is left out.
  private func shown(_ texts: [String], xen: XenVersion = .newest, isWhole: Bool = false) -> String {
    ConfigCarets.rendered(texts, families: [3], xen: xen) { !isWhole && RuleList.demands.contains($0) }
  }

  @Test func namesOfKeys() {
    Expect(
      """
      memroy=512
      ^^^^^^ error[XL3001]: unknown key 'memroy'; did you mean 'memory'?
        note: xl silently ignores unknown keys
        fix?: write 'memory': memory=512

      VCPU = 2
        nothing

      frobnicate=1
      ^^^^^^^^^^ warning[XL3001]: unknown key 'frobnicate'; xl ignores it
        help: remove it; if a patched xl reads it, add it to 'known-keys' in .xlplug.yaml

      pvh=1
      ^^^ warning[XL3003]: 'pvh' was a key of xl 4.4 to 4.8; xl ignores it here
        help: write type = "pvh"

      nodes="1"
      ^^^^^ warning[XL3003]: 'nodes' is a key of cpupool files; xl ignores it here
        help: write cpus = "nodes:0" to bind a domain to a node

      on_xend_start="ignore"
      ^^^^^^^^^^^^^ warning[XL3003]: 'on_xend_start' was a key of xm, until 4.4; xl ignores it here
        help: link the file into /etc/xen/auto; xendomains starts the domain

      name="a"; name="b"
      ^^^^ warning[XL3023]: 'name' is set again; xl ignores this setting
        help: remove it
        note: xl uses this setting (name)
        fix: remove this setting: name="b"

      vif=["a"]
      ^^^ warning[XL3023]: 'vif' is set again; xl ignores this setting
        help: remove it, or write '+=' in the other setting to keep both
        note: xl uses this setting (vif)
        fix: remove this setting: vif=["b"]

      disk="x"
      ^^^^ warning[XL3023]: 'disk' is set again with another type of value; xl ignores this setting
        help: remove it
        note: xl uses this setting (disk)
        fix: remove this setting: disk=[]

      memory+="1"
            ^^ error[XL3016]: '+=' appends only to lists and strings, but 'memory' is a number; xl ignores it
        fix?: write '=': memory=64\\nmemory="1"

      boot='c'
      ^^^^ warning[XL3004]: 'boot' is for HVM guests, but this is a PV guest
        help: remove it, or set 'type'
        fix: remove the setting: name='a'\\nkernel='/k'\\nbios='ovmf'\\nvfb=['vnc=1']\\nvnc=1
      bios='ovmf'
      ^^^^ warning[XL3004]: 'bios' is for HVM guests, but this is a PV guest
        help: remove it, or set 'type'
        fix: remove the setting: name='a'\\nkernel='/k'\\nboot='c'\\nvfb=['vnc=1']\\nvnc=1
      vnc=1
      ^^^ warning[XL3031]: 'vnc' has no effect for a PV guest with a framebuffer in 'vfb'
        help: move it into the string in 'vfb'

      bootloader='pygrub'
      ^^^^^^^^^^ warning[XL3004]: 'bootloader' is for PV and PVH guests, but this is an HVM guest
        help: remove it, or change 'type'
        fix?: remove the setting: type='hvm'\\n

      e820_host=1
      ^^^^^^^^^ warning[XL3004]: 'e820_host' is for PV guests, but this is a PVH guest
        help: remove it, or change 'type'
        fix: remove the setting: type='pvh'\\nvfb=['vnc=1']
      vfb=['vnc=1']
      ^^^ warning[XL3004]: 'vfb' is for PV guests, but this is a PVH guest
        help: remove it, or change 'type'
        fix?: remove the setting: type='pvh'\\ne820_host=1\\n
      """
    ).check(
      shown([
        "memroy=512", "VCPU = 2", "frobnicate=1", "pvh=1", "nodes=\"1\"", "on_xend_start=\"ignore\"",
        "name=\"a\"; name=\"b\"", "vif=[\"a\"]\nvif=[\"b\"]", "disk=\"x\"\ndisk=[]",
        "memory=64\nmemory+=\"1\"",
        "name='a'\nkernel='/k'\nboot='c'\nbios='ovmf'\nvfb=['vnc=1']\nvnc=1",
        "type='hvm'\nbootloader='pygrub'",
        "type='pvh'\ne820_host=1\nvfb=['vnc=1']",
      ])
    )
  }

  @Test func releases() {
    Expect(
      """
      smbios=['oem=x']
      ^^^^^^ warning[XL3002]: xl 4.17 ignores 'smbios'; it requires Xen 4.18 or later
        help: remove it, or upgrade Xen
      hvm_pirq="no"
      ^^^^^^^^ warning[XL3002]: xl 4.17 ignores 'hvm_pirq'; it requires Xen 4.19 or later
        help: remove it, or upgrade Xen

      tee="ffa"
          ^^^^^ error[XL3017]: unknown value 'ffa' of 'tee'
        help: expected 'none' or 'optee'
        note: xl accepts this value since Xen 4.18

      vcpus="-1"
            ^^^^ error[XL3014]: '-1' is out of range for 'vcpus'; expected 0 or more

      type='hvm'\\ndevice_model_version="qemu-xen-traditional"
        nothing

      device_model_version="qemu-xen-traditional"
                           ^^^^^^^^^^^^^^^^^^^^^^ error[XL3017]: unknown value 'qemu-xen-traditional' of 'device_model_version'
        help: expected 'qemu-xen'
        note: xl accepted this value until Xen 4.20

      vcpus="-1"
            ^^^^ warning[XL3028]: -1 is out of range for 'vcpus'; expected 1 or more
        help: write the number of vCPUs, or remove the setting
        fix?: write 1: vcpus=1
      """
    ).check(
      shown(
        [
          "type='hvm'\nsmbios=['oem=x']\nhvm_pirq=\"no\"", "tee=\"ffa\"", "vcpus=\"-1\"",
          "type='hvm'\ndevice_model_version=\"qemu-xen-traditional\"",
        ],
        xen: .oldest
      ) + "\n\n" + shown(["type='hvm'\ndevice_model_version=\"qemu-xen-traditional\"", "vcpus=\"-1\""])
    )
  }

  @Test func deprecation() {
    Expect(
      """
      builder='generic'
      ^^^^^^^ warning[XL3005]: 'builder' is deprecated since Xen 4.10
        help: use 'type'
        fix: write type = "pv": type = "pv"\\nkernel='/k'

      builder='hvm'
      ^^^^^^^ warning[XL3005]: 'builder' is deprecated since Xen 4.10
        help: use 'type'
        fix: remove the setting: type='hvm'

      builder='hvm'
              ^^^^^ error[XL3022]: 'builder' contradicts 'type'
        help: remove one of them
        note: 'type' is set here ('pv')

      root='/dev/xvda'\\nkernel='/k'
        nothing

      kernel='/k'\\nextra='ro "x"'\\nroot='/dev/xvda'
        nothing

      kernel='/k'\\nextra='ro'
        nothing

      root='b'
           ^^^ warning[XL3022]: 'root' has no effect, because 'cmdline' is set
        help: remove 'root', or move it into 'cmdline'
        note: 'cmdline' is set here ('a')

      stdvga=1
      ^^^^^^ warning[XL3005]: 'stdvga' is deprecated since Xen 4.3
        help: use 'vga'
        fix: write vga = "stdvga": type='hvm'\\nvga = "stdvga"

      stdvga=0
      ^^^^^^ warning[XL3005]: 'stdvga' is deprecated since Xen 4.3
        help: use 'vga'
        fix: remove the setting: type='hvm'\\nvga='qxl'

      altp2mhvm=1
      ^^^^^^^^^ warning[XL3005]: 'altp2mhvm' is deprecated since Xen 4.9
        help: use 'altp2m'
        fix?: write altp2m = "mixed": type='hvm'\\naltp2m = "mixed"

      latency=3
      ^^^^^^^ warning[XL3005]: 'latency' is deprecated since Xen 4.6
        help: use the 'xl sched-…' command of the scheduler
        fix: remove the setting: 

      msr_relaxed=1
      ^^^^^^^^^^^ warning[XL3005]: 'msr_relaxed' is deprecated since Xen 4.15
        help: report the guest that needs it to the Xen developers

      firmware_override='/f'
      ^^^^^^^^^^^^^^^^^ warning[XL3005]: 'firmware_override' is deprecated since Xen 4.10
        help: use 'firmware'
        fix?: use 'firmware': type='hvm'\\nfirmware='/f'

      vncviewer=1
      ^^^^^^^^^ warning[XL3006]: xl ignores 'vncviewer', a key of xm
        help: use 'xl create -V'
        fix: remove the setting: 

      vif2=['x']
           ^^^^^ warning[XL3117]: 'vif2' in this form is deprecated; expected 'vif'
        help: remove it; xl creates no interface for it

      device_model='/usr/bin/qemu'
      ^^^^^^^^^^^^ warning[XL3006]: xl ignores 'device_model', a key of xm
        help: use 'device_model_override'
        fix: remove the setting: 

      tsc_mode=2
               ^ warning[XL3029]: a number for 'tsc_mode' is deprecated; expected 'native' instead of 2
        fix: write 'native': tsc_mode="native"

      timer_mode=9
                 ^ error[XL3014]: '9' is out of range for 'timer_mode'; expected 0 to 3
        help: a name is also possible: 'delay_for_missed_ticks', 'no_delay_for_missed_ticks', 'no_missed_ticks_pending' or 'one_missed_tick_pending'

      timer_mode=3
                 ^ warning[XL3029]: a number for 'timer_mode' is deprecated; expected 'one_missed_tick_pending' instead of 3
        fix: write 'one_missed_tick_pending': type='hvm'\\ntimer_mode="one_missed_tick_pending"

      bootloader_args='-q  "--x"'
                      ^^^^^^^^^^^ warning[XL3117]: 'bootloader_args' in this form is deprecated; expected a list of the words
        fix: write a list: kernel='/k'\\nbootloader='b'\\nbootloader_args=[ '-q', '"--x"' ]
      """
    ).check(
      shown([
        "builder='generic'\nkernel='/k'", "builder='hvm'\ntype='hvm'", "builder='hvm'\ntype='pv'",
        "root='/dev/xvda'\nkernel='/k'", "kernel='/k'\nextra='ro \"x\"'\nroot='/dev/xvda'",
        "kernel='/k'\nextra='ro'", "cmdline='a'\nroot='b'\nkernel='/k'", "type='hvm'\nstdvga=1",
        "type='hvm'\nstdvga=0\nvga='qxl'", "type='hvm'\naltp2mhvm=1", "latency=3", "msr_relaxed=1",
        "type='hvm'\nfirmware_override='/f'", "vncviewer=1", "vif2=['x']", "device_model='/usr/bin/qemu'",
        "tsc_mode=2", "type='hvm'\ntimer_mode=9", "type='hvm'\ntimer_mode=3",
        "kernel='/k'\nbootloader='b'\nbootloader_args='-q  \"--x\"'",
      ])
    )
  }

  @Test func kindsOfValues() {
    Expect(
      """
      disk='/x,,xvda'
           ^^^^^^^^^^ error[XL3007]: 'disk' requires a list of strings, found a single value; xl ignores it
        fix?: put brackets around it: disk=['/x,,xvda']

      vnuma='pnode=0'
            ^^^^^^^^^ error[XL3007]: 'vnuma' requires a list of lists of strings, found a single value; xl ignores it
        fix?: put brackets around it: vnuma=[['pnode=0']]

      mca_caps='lmce'
               ^^^^^^ error[XL3007]: 'mca_caps' requires a list of strings, found a single value; xl refuses the file
        fix?: put brackets around it: type='hvm'\\nmca_caps=['lmce']

      device_model_args='-a'
                        ^^^^ error[XL3007]: 'device_model_args' requires a list of strings, found a single value; xl refuses the file
        fix?: put brackets around it: device_model_args=['-a']

      kernel=['/k']
             ^^^^^^ error[XL3008]: 'kernel' requires a string, found a list; xl ignores it
        fix?: remove the brackets: kernel='/k'

      memory=[512]
             ^^^^^ error[XL3008]: 'memory' requires a number, found a list; xl ignores it
        fix?: remove the brackets: memory=512

      gic_version=['v2','v3']
                  ^^^^^^^^^^^ error[XL3008]: 'gic_version' requires a word, found a list; xl ignores it

      serial=['pty',['null'],'x']
                    ^^^^^^^^ error[XL3009]: 'serial' requires strings, found a list; xl ignores it and the next element
        fix?: remove the inner brackets: type='hvm'\\nserial=['pty','null','x']

      vif=[['bridge=b']]
           ^^^^^^^^^^^^ error[XL3009]: 'vif' requires strings, found a list; xl ignores it
        fix?: remove the inner brackets: vif=['bridge=b']

      ioports=['2f8',['3f8']]
                     ^^^^^^^ error[XL3115]: found a list in 'ioports'; expected a string
        help: remove the inner brackets

      viridian=[['base']]
                ^^^^^^^^ error[XL3115]: found a list in 'viridian'; expected a string
        help: remove the inner brackets
        note: xl crashes on it
      """
    ).check(
      shown([
        "disk='/x,,xvda'", "vnuma='pnode=0'", "type='hvm'\nmca_caps='lmce'", "device_model_args='-a'",
        "kernel=['/k']", "memory=[512]", "gic_version=['v2','v3']", "type='hvm'\nserial=['pty',['null'],'x']",
        "vif=[['bridge=b']]", "ioports=['2f8',['3f8']]", "type='hvm'\nviridian=[['base']]",
      ])
    )
  }

  @Test func numbers() {
    Expect(
      """
      memory='512M'
             ^^^^^^ error[XL3012]: '512M' has a unit; expected a number of MiB for 'memory'; xl ignores it
        help: write 512
        fix?: write 512 (MiB): memory=512

      memory='1 GiB'
             ^^^^^^^ error[XL3012]: '1 GiB' has a unit; expected a number of MiB for 'memory'; xl ignores it
        help: write 1024
        fix?: write 1024 (MiB): memory=1024

      memory='1T'
             ^^^^ error[XL3012]: '1T' has a unit; expected a number of MiB for 'memory'; xl ignores it
        help: write 1048576
        fix?: write 1048576 (MiB): memory=1048576

      memory='1500K'
             ^^^^^^^ error[XL3010]: 'memory' requires a number, found '1500K'; xl ignores it
        help: write decimal digits, or 0x and hexadecimal digits

      maxmem=''
             ^^ error[XL3010]: 'maxmem' requires a number, found ''; xl ignores it
        help: write a number, or remove the setting

      vcpus='two'
            ^^^^^ error[XL3010]: 'vcpus' requires a number, found 'two'; xl ignores it
        help: write decimal digits, or 0x and hexadecimal digits

      vcpus='4 '
            ^^^^ error[XL3010]: 'vcpus' requires a number, found '4 '; xl ignores it
        help: remove the spaces
        fix?: remove the spaces: vcpus=4

      vcpus='08'
            ^^^^ error[XL3010]: 'vcpus' requires a number, found '08'; xl ignores it
        help: remove the leading 0; it makes the number octal, and 8 and 9 are not octal digits
        fix?: write 8: vcpus=8

      acpi='Yes'
           ^^^^^ error[XL3011]: 'acpi' requires 0 or 1, found 'Yes'; xl uses the default
        help: write 1
        fix?: write 1: type='hvm'\\nacpi=1

      nomigrate='off'
                ^^^^^ error[XL3011]: 'nomigrate' requires 0 or 1, found 'off'; xl uses the default
        help: write 0
        fix?: write 0: nomigrate=0

      spiceport='x'
                ^^^ error[XL3010]: 'spiceport' requires a number, found 'x'; xl ignores it
        help: write decimal digits, or 0x and hexadecimal digits
      spice=1
      ^^^^^ error[XL3216]: SPICE is on, but its port is not set
        help: set 'spiceport' or 'spicetls_port'
        note: xl accepts the file, but libxl refuses to build the guest
      spice=1
      ^^^^^ error[XL3216]: SPICE requires a password, but 'spicepasswd' is not set
        help: set 'spicepasswd', or set spicedisable_ticketing = 1
        note: xl accepts the file, but libxl refuses to build the guest

      max_grant_frames='x'
                       ^^^ error[XL3010]: 'max_grant_frames' requires a number, found 'x'; xl refuses the file
        help: write decimal digits, or 0x and hexadecimal digits

      max_grant_frames='-1'
                       ^^^^ error[XL3014]: '-1' is out of range for 'max_grant_frames'; expected 0 to 2147483647

      memory=99999999999999999999
             ^^^^^^^^^^^^^^^^^^^^ error[XL3013]: '99999999999999999999' of 'memory' does not fit into 64 bits; xl ignores it

      altp2m_count=70000
                   ^^^^^ error[XL3014]: '70000' is out of range for 'altp2m_count'; expected 0 to 65535

      mmio_hole=100
                ^^^ error[XL3014]: '100' is out of range for 'mmio_hole'; expected 256 to 3840

      vcpus=010
            ^^^ warning[XL3015]: '010' is an octal number; xl reads it as 8
        help: write 8, or remove the leading 0 if 10 is meant
        fix: write 8 (decimal): vcpus=8

      vcpus=07
        nothing

      rtc_timeoffset='-010'
                     ^^^^^^ warning[XL3015]: '-010' is an octal number; xl reads it as -8
        help: write "-8", or remove the leading 0 if 10 is meant
        fix: write "-8" (decimal): rtc_timeoffset="-8"

      memory+=512
            ^^ error[XL3016]: '+=' appends only to lists and strings, but 'memory' is a number; xl ignores it
        fix?: write '=': memory=512

      altp2m=7
             ^ error[XL3014]: '7' is out of range for 'altp2m'; expected 0 to 3
        help: a name is also possible: 'disabled', 'mixed', 'external' or 'limited'

      gfx_passthru=2
                   ^ error[XL3222]: 'gfx_passthru' is on, but 'pci' has no graphics device
        help: add the graphics device to 'pci', or remove 'gfx_passthru'
        note: xl accepts the file, but libxl refuses to build the guest

      memory=0
             ^ error[XL3026]: 'memory' is 0; expected a positive number of MiB
        help: write the memory in MiB

      memory='-5'
             ^^^^ error[XL3026]: 'memory' is -5; expected a positive number of MiB
        help: write the memory in MiB

      memory=2
             ^ warning[XL3026]: 'memory' is 2 MiB, less than a guest requires
        help: write the memory in MiB

      memory=536870912
             ^^^^^^^^^ error[XL3026]: 'memory' is 536870912 MiB, more than a guest can have
        help: write the memory in MiB, not in bytes or KiB

      memory=64
             ^^ error[XL3027]: 'memory' is 64 MiB, more than 'maxmem' with 32 MiB
        help: set 'maxmem' to at least 'memory'
        note: 'maxmem' is set here (32)

      vcpus=0
            ^ warning[XL3028]: 0 is out of range for 'vcpus'; expected 1 or more
        help: write the number of vCPUs, or remove the setting
        fix?: write 1: vcpus=1

      vcpus=99999
            ^^^^^ warning[XL3028]: 99999 is out of range for 'vcpus'; expected 1 to 8192
      maxvcpus=99999
               ^^^^^ warning[XL3028]: 99999 is out of range for 'maxvcpus'; expected 1 to 8192

      vcpus=3
            ^ error[XL3022]: 'vcpus' is greater than 'maxvcpus'
        help: remove one of them
        note: 'maxvcpus' is set here (2)

      cpu_weight=0
                 ^ warning[XL3030]: 0 is out of range for 'cpu_weight'; expected 1 to 65535

      cap='-3'
          ^^^^ warning[XL3030]: -3 is out of range for 'cap'; expected 0 or more

      usbversion=4
      ^^^^^^^^^^ error[XL3203]: 'usb' and 'usbversion' cannot be combined: a guest has one kind of USB bus
        help: remove 'usbversion' to keep 'usb', or remove 'usb'
        note: 'usb' is set here (usb)
        note: xl accepts the file, but libxl refuses to build the guest
      """
    ).check(
      shown([
        "memory='512M'", "memory='1 GiB'", "memory='1T'", "memory='1500K'", "maxmem=''", "vcpus='two'",
        "vcpus='4 '",
        "vcpus='08'", "type='hvm'\nacpi='Yes'", "nomigrate='off'", "type='hvm'\nspiceport='x'\nspice=1",
        "max_grant_frames='x'", "max_grant_frames='-1'", "memory=99999999999999999999", "altp2m_count=70000",
        "type='hvm'\nmmio_hole=100", "vcpus=010", "vcpus=07", "rtc_timeoffset='-010'", "memory+=512",
        "type='hvm'\naltp2m=7", "type='hvm'\ngfx_passthru=2", "memory=0", "memory='-5'", "memory=2",
        "memory=536870912",
        "memory=64\nmaxmem=32", "vcpus=0", "vcpus=99999\nmaxvcpus=99999", "vcpus=3\nmaxvcpus=2",
        "cpu_weight=0",
        "cap='-3'", "type='hvm'\nusb=1\nusbversion=4",
      ])
    )
  }

  @Test func words() {
    Expect(
      """
      type='HVM'
           ^^^^^ error[XL3017]: unknown value 'HVM' of 'type'; expected 'hvm', in lower case
        help: expected 'hvm', 'pv' or 'pvh'
        fix?: write "hvm": type="hvm"

      type='hv'
           ^^^^ warning[XL3018]: xl reads 'hv' of 'type' as 'hvm'
        help: write 'hvm'
        fix: write 'hvm': type="hvm"

      type=''
           ^^ warning[XL3018]: xl reads '' of 'type' as 'hvm'
        help: write 'hvm'
        fix: write 'hvm': type="hvm"

      type='linux'
           ^^^^^^^ error[XL3017]: unknown value 'linux' of 'type'
        help: expected 'hvm', 'pv' or 'pvh'

      builder='linux'
              ^^^^^^^ error[XL3017]: unknown value 'linux' of 'builder'; since Xen 4.10, 'type' sets the type of guest
        help: write type = "pv"
        fix: write type = "pv": type = "pv"

      on_crash='reboot'
               ^^^^^^^^ error[XL3017]: unknown value 'reboot' of 'on_crash'
        help: expected 'destroy', 'restart', 'rename-restart', 'preserve', 'coredump-destroy', 'coredump-restart' or 'soft-reset'

      on_crash='rename_restart'
               ^^^^^^^^^^^^^^^^ error[XL3017]: unknown value 'rename_restart' of 'on_crash'; did you mean 'rename-restart'?
        help: expected 'destroy', 'restart', 'rename-restart', 'preserve', 'coredump-destroy', 'coredump-restart' or 'soft-reset'
        fix?: write "rename-restart": on_crash="rename-restart"

      vga='vmware'
          ^^^^^^^^ error[XL3017]: unknown value 'vmware' of 'vga'
        help: expected 'stdvga', 'cirrus', 'none' or 'qxl'

      type='hvm'\\nhdtype='AHCI'
        nothing

      passthrough='on'
                  ^^^^ error[XL3017]: unknown value 'on' of 'passthrough'
        help: expected 'default', 'disabled', 'enabled', 'sync_pt' or 'share_pt'

      firmware='pvgrub64'
               ^^^^^^^^^^ error[XL3022]: 'firmware' contradicts 'kernel'
        help: remove one of them
        note: 'kernel' is set here ('/k')

      firmware='ovmf'
               ^^^^^^ error[XL3017]: unknown value 'ovmf' of 'firmware'
        help: expected 'pvgrub32' or 'pvgrub64'

      firmware='pvgrub'
               ^^^^^^^^ warning[XL3018]: 'pvgrub' of 'firmware' is read as the name of a file; expected 'pvgrub32'
        help: write 'pvgrub32'
        fix?: write 'pvgrub32': firmware="pvgrub32"\\nname='a'

      firmware='u'
               ^^^ warning[XL3018]: xl reads 'u' of 'firmware' as 'uefi'
        help: write 'uefi'
        fix: write 'uefi': type='hvm'\\nfirmware="uefi"

      ms_vm_genid='random'
                  ^^^^^^^^ error[XL3017]: unknown value 'random' of 'ms_vm_genid'
        help: expected 'generate' or 'none'

      arm_sci='type=foo'
                    ^^^ error[XL3107]: unknown value 'foo' of 'type'; expected none or scmi_smc

      sve=129
          ^^^ error[XL3107]: unknown value '129' of 'sve'; did you mean '128'?
        help: expected disabled, 128, 256, 384, 512, 640, 768, 896, 1024, 1152, 1280, 1408, 1536, 1664, 1792, 1920, 2048 or hw
        fix?: write '128': sve=128

      soundhw='ac79'
              ^^^^^^ error[XL3217]: unknown sound card 'ac79'; did you mean 'ac97'?
        help: expected 'hda', 'ac97', 'es1370', 'adlib', 'cs4231a', 'gus' or 'sb16'
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 'ac97': type='hvm'\\nsoundhw="ac97"

      spice=1
      ^^^^^ error[XL3216]: SPICE is on, but its port is not set
        help: set 'spiceport' or 'spicetls_port'
        note: xl accepts the file, but libxl refuses to build the guest
      spice=1
      ^^^^^ error[XL3216]: SPICE requires a password, but 'spicepasswd' is not set
        help: set 'spicepasswd', or set spicedisable_ticketing = 1
        note: xl accepts the file, but libxl refuses to build the guest
      spice_streaming_video='on'
                            ^^^^ warning[XL3034]: unknown value 'on' of 'spice_streaming_video'
        help: expected 'filter', 'all' or 'off'

      boot='hd'
           ^^^^ warning[XL3035]: 'hd' is not a valid boot order
        help: expected letters in the intended order: c disk, d CD-ROM, n network, a and b floppy

      boot='dd'
           ^^^^ warning[XL3035]: 'dd' is not a valid boot order: it contains a device twice
        help: expected letters in the intended order: c disk, d CD-ROM, n network, a and b floppy

      uuid='0123456789ABCDEF0123456789abcdef'
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3019]: '0123456789ABCDEF0123456789abcdef' is not a UUID; expected 8-4-4-4-12 hexadecimal digits
        help: write a UUID in the form that uuidgen prints
        fix?: write 01234567-89AB-CDEF-0123-456789abcdef: uuid="01234567-89AB-CDEF-0123-456789abcdef"

      uuid='x'
           ^^^ error[XL3019]: 'x' is not a UUID; expected 8-4-4-4-12 hexadecimal digits
        help: write a UUID in the form that uuidgen prints

      uuid='00000000-0000-0000-0000-000000000000'
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[XL3036]: libxl ignores a UUID of zeros
        help: generate a UUID with 'uuidgen'

      name=''
           ^^ error[XL3024]: 'name' is empty; expected the name of the domain
        help: write a name, such as name = "web"
      """
    ).check(
      shown([
        "type='HVM'", "type='hv'", "type=''", "type='linux'", "builder='linux'", "on_crash='reboot'",
        "on_crash='rename_restart'", "type='hvm'\nvga='vmware'", "type='hvm'\nhdtype='AHCI'",
        "passthrough='on'",
        "kernel='/k'\nfirmware='pvgrub64'", "firmware='ovmf'\nname='a'", "firmware='pvgrub'\nname='a'",
        "type='hvm'\nfirmware='u'", "type='hvm'\nms_vm_genid='random'", "arm_sci='type=foo'", "sve=129",
        "type='hvm'\nsoundhw='ac79'", "type='hvm'\nspice=1\nspice_streaming_video='on'",
        "type='hvm'\nboot='hd'",
        "type='hvm'\nboot='dd'", "uuid='0123456789ABCDEF0123456789abcdef'", "uuid='x'",
        "uuid='00000000-0000-0000-0000-000000000000'", "name=''",
      ])
    )
  }

  @Test func wholeFiles() {
    Expect(
      """

        nothing

      # nothing\\n
        nothing

      memory=512
      ^ warning[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"

      type='hvm'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"

      name='a'
           ^^^ error[XL3021]: a PV guest requires 'kernel', 'bootloader' or 'firmware'
        help: add kernel = "…", or type = "hvm"

      type='pvh'
           ^^^^^ error[XL3021]: a PVH guest requires 'kernel', 'bootloader' or 'firmware'
        help: add kernel = "…"
      type='pvh'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest

      name=['a']
           ^^^^^ error[XL3008]: 'name' requires a string, found a list; xl ignores it
        fix?: remove the brackets: name='a'\\ntype='hvm'\\nmemory=64

      type='hvm'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest

      name=\\nmemory=512
        nothing

      type='hvm'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      type='hvm'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest
      vnclisten='0.0.0.0:1'
                ^^^^^^^^^^^ warning[XL3039]: VNC listens on '0.0.0.0:1', all addresses, without a password
        help: set 'vnclisten' to 127.0.0.1, or set 'vncpasswd'
      vncdisplay=2
                 ^ error[XL3022]: the display is set in both 'vncdisplay' and 'vnclisten'
        help: remove one of them
        note: 'vnclisten' is set here ('0.0.0.0:1')

      kernel='/k'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      kernel='/k'
      ^ warning[XL3025]: 'memory' is not set; the guest gets 32 MiB
        help: add memory = …, in MiB
      vnclisten='::'
      ^^^^^^^^^ warning[XL3031]: 'vnclisten' has no effect for a PV guest without vnc=1
        help: set vnc=1, or add a framebuffer to 'vfb'

      kernel='/k'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      kernel='/k'
      ^ warning[XL3025]: 'memory' is not set; the guest gets 32 MiB
        help: add memory = …, in MiB
      vnc=1
      ^^^ warning[XL3031]: 'vnc' has no effect for a PV guest with a framebuffer in 'vfb'
        help: move it into the string in 'vfb'
      sdl=1
      ^^^ warning[XL3031]: 'sdl' has no effect for a PV guest with a framebuffer in 'vfb'
        help: move it into the string in 'vfb'

      type='hvm'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      type='hvm'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest
      bios_path_override='/b'
      ^^^^^^^^^^^^^^^^^^ warning[XL3031]: 'bios_path_override' requires 'bios', but 'bios' is not set; xl warns
        help: set 'bios'

      device_model_override='/q'
      ^ warning[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      device_model_override='/q'
      ^^^^^^^^^^^^^^^^^^^^^ warning[XL3031]: 'device_model_override' requires 'device_model_version', but 'device_model_version' is not set; xl warns
        help: set 'device_model_version'

      type='pvh'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      type='pvh'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest
      pvshim_path='/p'
      ^^^^^^^^^^^ warning[XL3031]: 'pvshim_path' has no effect without pvshim=1
        help: set pvshim=1, or remove 'pvshim_path'

      pci_permissive=1
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      pci_permissive=1
      ^ warning[XL3025]: 'memory' is not set; the guest gets 32 MiB
        help: add memory = …, in MiB
      pci_permissive=1
      ^^^^^^^^^^^^^^ warning[XL3031]: 'pci_permissive' has no effect without 'pci'
        help: set 'pci', or remove 'pci_permissive'

      type='hvm'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      type='hvm'
           ^^^^^ error[XL3224]: the guest has no memory: neither 'memory' nor 'maxmem' is set
        help: add memory = …, in MiB
        note: xl accepts the file, but libxl refuses to build the guest
      kernel='/usr/lib/xen/boot/hvmloader'
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[XL3032]: 'kernel' of an HVM guest is hvmloader; xl ignores it
        help: remove it; for another firmware set 'firmware'
        fix: remove the setting: type='hvm'\\n

      kernel='/k'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      kernel='/k'
      ^ warning[XL3025]: 'memory' is not set; the guest gets 32 MiB
        help: add memory = …, in MiB
      timer_mode=1
      ^^^^^^^^^^ error[XL3033]: 'timer_mode' is for HVM and PVH guests, but this is a PV guest; xl refuses the file
        fix?: remove the setting: kernel='/k'\\n

      kernel='/k'
      ^ error[XL3020]: 'name' is not set; xl refuses the file
        help: add name = "…"
      kernel='/k'
      ^ warning[XL3025]: 'memory' is not set; the guest gets 32 MiB
        help: add memory = …, in MiB
      bootloader='b'
                 ^^^ error[XL3219]: 'bootloader' loads the kernel from the first disk, but the guest has no disk
        help: add 'disk', or set 'kernel' instead of 'bootloader'
        note: xl accepts the file, but libxl refuses to build the guest
      bootloader_args=' '
                      ^^^ error[XL3114]: this entry is empty; expected a value
        help: remove it, or write a value
        note: xl crashes on it
      bootloader_args=' '
                      ^^^ warning[XL3117]: 'bootloader_args' in this form is deprecated; expected a list of the words
      """
    ).check(
      shown(
        [
          "", "# nothing\n", "memory=512", "type='hvm'\nmemory=512", "name='a'\nmemory=512",
          "name='a'\ntype='pvh'",
          "name=['a']\ntype='hvm'\nmemory=64", "name='a'\ntype='hvm'", "name=\nmemory=512",
          "type='hvm'\nvnc=1\nvnclisten='0.0.0.0:1'\nvncdisplay=2", "kernel='/k'\nvnclisten='::'",
          "kernel='/k'\nvfb=['vnc=1']\nvnc=1\nsdl=1", "type='hvm'\nbios_path_override='/b'",
          "device_model_override='/q'", "type='pvh'\nkernel='/k'\npvshim_path='/p'",
          "pci_permissive=1\nkernel='/k'",
          "type='hvm'\nkernel='/usr/lib/xen/boot/hvmloader'", "kernel='/k'\ntimer_mode=1",
          "kernel='/k'\nbootloader='b'\nbootloader_args=' '",
        ],
        isWhole: true
      )
    )
  }
}
