import Testing
import XLModel
import XLRules
import XLTestKit

/// What is said about files that xl reads and libxl refuses.
@Suite struct BuildRuleTests {
  /// The lines of a guest, and further ones.
  private func shown(_ guest: String, _ lines: [String], xen: XenVersion = .newest) -> String {
    let start = guest == "hvm" ? "type='hvm'\n" : "type='\(guest)'\nkernel='/k'\n"
    return ConfigCarets.rendered(lines.map { "name='a'\n\(start)memory=512\n\($0)" }, families: [3], xen: xen)
  }

  @Test func boot() {
    Expect(
      """
      extra='console=ttyS0'
            ^^^^^^^^^^^^^^^ error[XL3201]: an HVM guest cannot have 'extra' without 'kernel'
        help: remove 'extra' for a guest that boots from a disk, or set 'kernel'
        note: xl accepts the file, but libxl refuses to build the guest

      extra=''
            ^^ error[XL3201]: an HVM guest cannot have 'extra' without 'kernel'
        help: remove 'extra' for a guest that boots from a disk, or set 'kernel'
        note: xl accepts the file, but libxl refuses to build the guest

      root='/dev/xvda1 ro'
           ^^^^^^^^^^^^^^^ error[XL3201]: an HVM guest cannot have 'root' without 'kernel'
        help: remove 'root' for a guest that boots from a disk, or set 'kernel'
        note: xl accepts the file, but libxl refuses to build the guest

      extra='ro'
      ^^^^^ error[XL3201]: an HVM guest cannot have 'root' and 'extra' without 'kernel'
        help: remove 'root' and 'extra' for a guest that boots from a disk, or set 'kernel'
        note: 'root' is set here (root)
        note: xl accepts the file, but libxl refuses to build the guest

      ramdisk='/i'
              ^^^^ error[XL3201]: an HVM guest cannot have 'ramdisk' without 'kernel'
        help: remove 'ramdisk' for a guest that boots from a disk, or set 'kernel'
        note: xl accepts the file, but libxl refuses to build the guest

      cmdline='ro'
      ^^^^^^^ error[XL3201]: an HVM guest cannot have 'ramdisk' and 'cmdline' without 'kernel'
        help: remove 'ramdisk' and 'cmdline' for a guest that boots from a disk, or set 'kernel'
        note: 'ramdisk' is set here (ramdisk)
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nkernel='/k'\\nramdisk='/i'\\ncmdline='ro'
        nothing

      bios='rombios'
           ^^^^^^^^^ error[XL3207]: the device model qemu-xen does not support 'rombios'
        help: write bios = "seabios", or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      firmware='rombios'
               ^^^^^^^^^ error[XL3207]: the device model qemu-xen does not support 'rombios'
        help: write firmware = "seabios", or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nbios='ovmf'\\ndevice_model_stubdomain_override=1
        nothing

      bootloader='pygrub'
                 ^^^^^^^^ error[XL3219]: 'bootloader' loads the kernel from the first disk, but the guest has no disk
        help: add 'disk', or set 'kernel' instead of 'bootloader'
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='pv'\\nkernel='/k'\\nmemory=512\\nbootloader='pygrub'\\ndisk=['/d,raw,xvda,w']
        nothing
      """
    ).check(
      shown(
        "hvm",
        [
          "extra='console=ttyS0'", "extra=''", "root='/dev/xvda1 ro'", "root='/dev/xvda1'\nextra='ro'",
          "ramdisk='/i'", "ramdisk='/i'\ncmdline='ro'", "kernel='/k'\nramdisk='/i'\ncmdline='ro'",
          "bios='rombios'", "firmware='rombios'", "bios='ovmf'\ndevice_model_stubdomain_override=1",
        ]
      )
        + "\n\n" + shown("pv", ["bootloader='pygrub'", "bootloader='pygrub'\ndisk=['/d,raw,xvda,w']"])
    )
  }

  @Test func traditionalDeviceModel() {
    Expect(
      """
      bios='ovmf'
      ^^^^ error[XL3207]: the device model qemu-xen-traditional supports only 'rombios', not the firmware in 'bios'
        help: remove 'bios', or remove 'device_model_version'
        note: 'device_model_version' is set here (device_model_version)
        note: xl accepts the file, but libxl refuses to build the guest

      device_model_stubdomain_override=1
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3207]: the device model qemu-xen-traditional supports only 'rombios', not the firmware in 'bios'
        help: remove 'bios', or set 'device_model_version' to "qemu-xen"
        note: 'bios' is set here (bios)
        note: xl accepts the file, but libxl refuses to build the guest

      vga='qxl'
      ^^^ error[XL3208]: the device model qemu-xen-traditional has no graphics card 'qxl'
        help: set device_model_version = "qemu-xen", or remove 'vga'
        note: 'device_model_version' is set here (device_model_version)
        note: xl accepts the file, but libxl refuses to build the guest

      device_model_version='qemu-xen-traditional'
      ^^^^^^^^^^^^^^^^^^^^ error[XL3208]: the device model qemu-xen-traditional boots no kernel directly
        help: set device_model_version = "qemu-xen", or remove 'kernel'
        note: 'kernel' is set here (kernel)
        note: xl accepts the file, but libxl refuses to build the guest
      dm_restrict=1
      ^^^^^^^^^^^ error[XL3208]: the device model qemu-xen-traditional cannot be restricted
        help: set device_model_version = "qemu-xen", or remove 'dm_restrict'
        note: 'device_model_version' is set here (device_model_version)
        note: xl accepts the file, but libxl refuses to build the guest

      videoram=4
      ^^^^^^^^ error[XL3202]: 'videoram' is 4; expected 8 MiB or more for the graphics card 'stdvga'
        help: set videoram = 8, or remove it
        note: 'vga' is set here (vga)
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 8: name='a'\\ntype='hvm'\\nmemory=512\\ndevice_model_version='qemu-xen-traditional'\\nvga='stdvga'\\nvideoram=8

      name='a'\\ntype='hvm'\\nmemory=512\\ndevice_model_version='qemu-xen-traditional'\\nvideoram=1
        nothing
      """
    ).check(
      shown(
        "hvm",
        [
          "device_model_version='qemu-xen-traditional'\nbios='ovmf'",
          "bios='seabios'\ndevice_model_stubdomain_override=1",
          "device_model_version='qemu-xen-traditional'\nvga='qxl'",
          "kernel='/k'\ndevice_model_version='qemu-xen-traditional'\ndm_restrict=1",
          "device_model_version='qemu-xen-traditional'\nvga='stdvga'\nvideoram=4",
          "device_model_version='qemu-xen-traditional'\nvideoram=1",
        ],
        xen: .oldest
      )
    )
  }

  @Test func graphicsAndSound() {
    Expect(
      """
      videoram=4
               ^ error[XL3202]: 'videoram' is 4; expected 8 MiB or more for the graphics card 'cirrus'
        help: set videoram = 8, or remove it
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 8: name='a'\\ntype='hvm'\\nmemory=512\\nvideoram=8

      vga='stdvga'
      ^^^ error[XL3202]: 'videoram' is 8; expected 16 MiB or more for the graphics card 'stdvga'
        help: set videoram = 16, or remove it
        note: 'videoram' is set here (videoram)
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 16: name='a'\\ntype='hvm'\\nmemory=512\\nvideoram=16\\nvga='stdvga'

      stdvga=1
      ^^^^^^ warning[XL3005]: 'stdvga' is deprecated since Xen 4.3
        help: use 'vga'
        fix: write vga = "stdvga": name='a'\\ntype='hvm'\\nmemory=512\\nvga = "stdvga"\\nvideoram=8
      videoram=8
      ^^^^^^^^ error[XL3202]: 'videoram' is 8; expected 16 MiB or more for the graphics card 'stdvga'
        help: set videoram = 16, or remove it
        note: 'stdvga' is set here (stdvga)
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 16: name='a'\\ntype='hvm'\\nmemory=512\\nstdvga=1\\nvideoram=16

      videoram=64
      ^^^^^^^^ error[XL3202]: 'videoram' is 64; expected 128 MiB or more for the graphics card 'qxl'
        help: set videoram = 128, or remove it
        note: 'vga' is set here (vga)
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 128: name='a'\\ntype='hvm'\\nmemory=512\\nvga='qxl'\\nvideoram=128

      name='a'\\ntype='hvm'\\nmemory=512\\nvga='none'\\nvideoram=1
        nothing

      name='a'\\ntype='hvm'\\nmemory=512\\nvga='stdvga'\\nvideoram=16
        nothing

      vga='bogus'
          ^^^^^^^ error[XL3017]: unknown value 'bogus' of 'vga'
        help: expected 'stdvga', 'cirrus', 'none' or 'qxl'

      spice=1
      ^^^^^ error[XL3216]: SPICE is on, but its port is not set
        help: set 'spiceport' or 'spicetls_port'
        note: xl accepts the file, but libxl refuses to build the guest
      spice=1
      ^^^^^ error[XL3216]: SPICE requires a password, but 'spicepasswd' is not set
        help: set 'spicepasswd', or set spicedisable_ticketing = 1
        note: xl accepts the file, but libxl refuses to build the guest

      spice=1
      ^^^^^ error[XL3216]: SPICE requires a password, but 'spicepasswd' is not set
        help: set 'spicepasswd', or set spicedisable_ticketing = 1
        note: xl accepts the file, but libxl refuses to build the guest

      spicepasswd=''
      ^^^^^^^^^^^ error[XL3216]: SPICE requires a password, but 'spicepasswd' is not set
        help: set 'spicepasswd', or set spicedisable_ticketing = 1
        note: 'spice' is set here (spice)
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nspice=1\\nspicetls_port=6000\\nspicedisable_ticketing=1
        nothing

      soundhw='foo'
              ^^^^^ error[XL3217]: unknown sound card 'foo'
        help: expected 'hda', 'ac97', 'es1370', 'adlib', 'cs4231a', 'gus' or 'sb16'
        note: xl accepts the file, but libxl refuses to build the guest

      soundhw='AC79'
              ^^^^^^ error[XL3217]: unknown sound card 'AC79'; did you mean 'ac97'?
        help: expected 'hda', 'ac97', 'es1370', 'adlib', 'cs4231a', 'gus' or 'sb16'
        note: xl accepts the file, but libxl refuses to build the guest
        fix?: write 'ac97': name='a'\\ntype='hvm'\\nmemory=512\\nsoundhw="ac97"

      name='a'\\ntype='hvm'\\nmemory=512\\nsoundhw='AC97'
        nothing
      """
    ).check(
      shown(
        "hvm",
        [
          "videoram=4", "videoram=8\nvga='stdvga'", "stdvga=1\nvideoram=8", "vga='qxl'\nvideoram=64",
          "vga='none'\nvideoram=1", "vga='stdvga'\nvideoram=16", "vga='bogus'\nvideoram=4", "spice=1",
          "spice=1\nspiceport=6000", "spice=1\nspiceport=6000\nspicepasswd=''",
          "spice=1\nspicetls_port=6000\nspicedisable_ticketing=1", "soundhw='foo'", "soundhw='AC79'",
          "soundhw='AC97'",
        ]
      )
    )
  }

  @Test func usb() {
    Expect(
      """
      usbdevice='tablet'
      ^^^^^^^^^ error[XL3203]: 'usbdevice' and 'usbversion' cannot be combined: a guest has one kind of USB bus
        help: remove 'usbversion' to keep 'usbdevice', or remove 'usbdevice'
        note: 'usbversion' is set here (usbversion)
        note: xl accepts the file, but libxl refuses to build the guest

      usb=1
      ^^^ error[XL3203]: 'usb' and 'usbversion' cannot be combined: a guest has one kind of USB bus
        help: remove 'usbversion' to keep 'usb', or remove 'usb'
        note: 'usbversion' is set here (usbversion)
        note: xl accepts the file, but libxl refuses to build the guest

      usbversion=1
      ^^^^^^^^^^ error[XL3203]: 'usbdevice' and 'usbversion' cannot be combined: a guest has one kind of USB bus
        help: remove 'usbversion' to keep 'usbdevice', or remove 'usbdevice'
        note: 'usbdevice' is set here (usbdevice)
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nusbversion=3\\nusb=0
        nothing

      usbversion=4
                 ^ error[XL3204]: 4 is out of range for 'usbversion'; expected 1 to 3
        help: write 3 for USB 3
        note: xl accepts the file, but libxl refuses to build the guest

      spiceusbredirection=5
                          ^ error[XL3204]: 5 is out of range for 'spiceusbredirection'; expected 0 to 4
        help: write 4 or less
        note: xl accepts the file, but libxl refuses to build the guest
      """
    ).check(
      shown(
        "hvm",
        [
          "usbversion=2\nusbdevice='tablet'", "usbversion=3\nusb=1",
          "usb=0\nusbdevice=['tablet']\nusbversion=1",
          "usbversion=3\nusb=0", "usbversion=4",
          "spice=1\nspiceport=6000\nspicepasswd='x'\nspiceusbredirection=5",
        ]
      )
    )
  }

  @Test func memoryAndPassthrough() {
    let node = "vnuma=[['pnode=0','size=1024','vcpus=0-1','vdistances=10']]"
    Expect(
      """
      pci=['01:00.0']
      ^^^ error[XL3205]: 'memory' is less than 'maxmem'; this cannot be combined with 'pci'
        help: set 'memory' to the value of 'maxmem', or remove 'pci'
        note: 'memory' is set here (memory)
        note: 'maxmem' is set here (maxmem)
        note: xl accepts the file, but libxl refuses to build the guest

      maxmem=1024
      ^^^^^^ error[XL3205]: 'memory' is less than 'maxmem'; this cannot be combined with 'altp2m'
        help: set 'memory' to the value of 'maxmem', or remove 'altp2m'
        note: 'memory' is set here (memory)
        note: 'altp2m' is set here (altp2m)
        note: xl accepts the file, but libxl refuses to build the guest

      altp2mhvm=1
      ^^^^^^^^^ warning[XL3005]: 'altp2mhvm' is deprecated since Xen 4.9
        help: use 'altp2m'
        fix?: write altp2m = "mixed": name='a'\\ntype='hvm'\\nmemory=512\\naltp2m = "mixed"\\nnestedhvm=1
      nestedhvm=1
      ^^^^^^^^^ error[XL3210]: 'nestedhvm' and 'altp2mhvm' cannot be combined
        help: remove 'nestedhvm', or remove 'altp2mhvm'
        note: 'altp2mhvm' is set here (altp2mhvm)
        note: xl accepts the file, but libxl refuses to build the guest

      vnuma=[['pnode=0','size=1024','vcpus=0-1','vdistances=10']]
      ^^^^^ error[XL3205]: 'memory' is less than 'maxmem'; this cannot be combined with 'vnuma'
        help: set 'memory' to the value of 'maxmem', or remove 'vnuma'
        note: 'memory' is set here (memory)
        note: 'maxmem' is set here (maxmem)
        note: xl accepts the file, but libxl refuses to build the guest

      pci=['01:00.0']
      ^^^ error[XL3206]: 'passthrough' is disabled, but 'pci' lists devices
        help: remove 'passthrough', or remove 'pci'
        note: 'passthrough' is set here (passthrough)
        note: xl accepts the file, but libxl refuses to build the guest

      passthrough='share_pt'
      ^^^^^^^^^^^ error[XL3206]: 'share_pt' requires hardware assisted paging, but 'hap' is 0
        help: remove 'hap', or write passthrough = "sync_pt"
        note: 'hap' is set here (hap)
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\npassthrough='sync_pt'\\npci=['01:00.0']
        nothing

      pci=['01:00.0']
      ^^^ error[XL3206]: a PVH guest cannot have 'pci': libxl supports no passthrough for it
        help: remove 'pci', or use type = "hvm"
        note: xl accepts the file, but libxl refuses to build the guest

      passthrough='enabled'
                  ^^^^^^^^^ error[XL3206]: a PVH guest cannot have 'passthrough': libxl supports no passthrough for it
        help: remove 'passthrough', or use type = "hvm"
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='pvh'\\nkernel='/k'\\nmemory=512\\npassthrough='disabled'
        nothing

      pci=['01:00.0']
      ^^^ error[XL3206]: a PVH guest cannot have 'pci': libxl supports no passthrough for it
        help: remove 'pci', or use type = "hvm"
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='pv'\\nkernel='/k'\\nmemory=512\\nmaxmem=1024\\npci=['01:00.0']
        nothing

      passthrough='share_pt'
                  ^^^^^^^^^^ error[XL3206]: a PV guest cannot use 'share_pt': it has no page tables to share
        help: write passthrough = "sync_pt", or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      vnuma=[['pnode=0','size=1024','vcpus=0-1','vdistances=10']]
      ^^^^^ error[XL3209]: a PV guest cannot have virtual NUMA nodes
        help: remove 'vnuma', or use type = "pvh" or "hvm"
        note: xl accepts the file, but libxl refuses to build the guest
      """
    ).check(
      shown(
        "hvm",
        [
          "maxmem=1024\npci=['01:00.0']", "altp2m='mixed'\nmaxmem=1024", "altp2mhvm=1\nnestedhvm=1",
          "maxmem=1024\nmaxvcpus=2\n\(node)", "passthrough='disabled'\npci=['01:00.0']",
          "hap=0\npassthrough='share_pt'", "passthrough='sync_pt'\npci=['01:00.0']",
        ]
      ) + "\n\n"
        + shown(
          "pvh",
          [
            "pci=['01:00.0']", "passthrough='enabled'", "passthrough='disabled'",
            "maxmem=1024\npci=['01:00.0']",
          ]
        )
        + "\n\n"
        + shown(
          "pv",
          ["maxmem=1024\npci=['01:00.0']", "passthrough='share_pt'", "maxmem=1024\nmaxvcpus=2\n\(node)"]
        )
    )
  }

  @Test func processors() {
    Expect(
      """
      vcpus=2
      ^^^^^ error[XL3215]: 300 is out of range for 'cap'; expected 0 to 200, 100 per vCPU
        help: write 200 or less, or increase 'vcpus'
        note: 'cap' is set here (cap)
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\ncap=200\\nvcpus=2
        nothing

      name='a'\\ntype='hvm'\\nmemory=512\\nvcpus=2\\nmaxvcpus=4\\ncap=300
        nothing

      cap=101
          ^^^ error[XL3215]: 101 is out of range for 'cap'; expected 0 to 100, 100 per vCPU
        help: write 100 or less, or increase 'vcpus'
        note: xl accepts the file, but libxl refuses to build the guest

      cpu_weight=0
                 ^ error[XL3215]: 0 is out of range for 'cpu_weight'; expected 1 to 65535
        help: write 256, the default, or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      cpu_weight=70000
                 ^^^^^ error[XL3215]: 70000 is out of range for 'cpu_weight'; expected 1 to 65535
        help: write 256, the default, or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      vcpus=1025
            ^^^^ error[XL3212]: 1025 is out of range for 'vcpus'; expected up to 1024
        help: write 1024 or less
        note: xl accepts the file, but libxl refuses to build the guest

      tsc_mode='native_paravirt'
               ^^^^^^^^^^^^^^^^^ error[XL3213]: the mode 'native_paravirt' of 'tsc_mode' was removed from Xen
        help: write tsc_mode = "native", or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      tsc_mode=3
               ^ warning[XL3029]: a number for 'tsc_mode' is deprecated; expected 'native_paravirt' instead of 3
        fix: write 'native_paravirt': name='a'\\ntype='hvm'\\nmemory=512\\ntsc_mode="native_paravirt"
      tsc_mode=3
               ^ error[XL3213]: the mode 'native_paravirt' of 'tsc_mode' was removed from Xen
        help: write tsc_mode = "native", or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      max_grant_version=16
                        ^^ error[XL3211]: 16 is out of range for 'max_grant_version'; expected 1 or 2
        help: write 1 or 2, or remove it
        note: xl accepts the file, but libxl refuses to build the guest

      viridian=['freq']
      ^^^^^^^^ error[XL3214]: 'viridian' enables groups without 'base'; all other groups require it
        help: add 'base', or remove the other groups
        note: xl accepts the file, but libxl refuses to build the guest

      viridian=['defaults','!base']
      ^^^^^^^^ error[XL3214]: 'viridian' enables groups without 'base'; all other groups require it
        help: add 'base', or remove the other groups
        note: xl accepts the file, but libxl refuses to build the guest

      viridian=['!freq','all']
      ^^^^^^^^ error[XL3214]: 'viridian' both enables and disables a group
        help: remove one of them; write '!GROUP' only after 'all' or 'defaults'
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nviridian=['!base']
        nothing

      trap_unmapped_accesses=1
      ^^^^^^^^^^^^^^^^^^^^^^ error[XL3218]: 'trap_unmapped_accesses' is only for Arm, not for x86
        help: remove it; on Arm, 1 is the default
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\ntrap_unmapped_accesses=0
        nothing

      name='a'\\ntype='hvm'\\nmemory=512\\ntrap_unmapped_accesses=1\\ngic_version='v3'
        nothing
      """
    ).check(
      shown(
        "hvm",
        [
          "cap=300\nvcpus=2", "cap=200\nvcpus=2", "vcpus=2\nmaxvcpus=4\ncap=300", "cap=101", "cpu_weight=0",
          "cpu_weight=70000", "vcpus=1025", "tsc_mode='native_paravirt'", "tsc_mode=3",
          "max_grant_version=16",
          "viridian=['freq']", "viridian=['defaults','!base']", "viridian=['!freq','all']",
          "viridian=['!base']",
          "trap_unmapped_accesses=1", "trap_unmapped_accesses=0",
          "trap_unmapped_accesses=1\ngic_version='v3'",
        ]
      )
    )
  }

  @Test func devices() {
    let channels = ["channel=['connection=pty,name=a','connection=pty']", "channel=['connection=pty,name=']"]
    let controllers = [
      "type=pv,version=3", "version=3,ports=20", "version=3,ports=15", "version=2,ports=4",
      "version=1,ports=2", "version=4", "type=qusb,ports=40", "type=pv,ports=31",
      "type=devicemodel,version=-1", "",
    ]
    let devices = [
      "usbctrl=['version=2']\nusbdev=['type=hostdev,hostbus=1,hostaddr=2,controller=0,port=2']",
      "usbctrl=['version=2']\nusbdev=['type=hostdev,hostbus=1,hostaddr=2,controller=1']",
      "usbdev=['type=hostdev,hostbus=1,hostaddr=2,port=2']", "usbdev=['type=hostdev,hostbus=1,hostaddr=2']",
    ]
    Expect(
      """
      channel=['connection=pty,name=a','connection=pty']
                                        ^^^^^^^^^^^^^^ error[XL3226]: the channel has no 'name'
        help: add name=…, such as name=org.example.agent
        note: xl accepts the file, but libxl refuses to build the guest

      channel=['connection=pty,name=']
                               ^^^^^ error[XL3105]: 'name' is empty; expected a value
        help: write a value after the '=', or remove the option

      usbctrl=['type=pv,version=3']
                ^^^^^^^^^^^^^^^^^ error[XL3227]: unsupported version 3 of the USB controller; expected 1 to 2
        help: write a version from 1 to 2, or remove 'version' for USB 2
        note: xl accepts the file, but libxl refuses to build the guest

      usbctrl=['version=3,ports=20']
                ^^^^^^^^^^^^^^^^^^ error[XL3227]: a USB 3 controller cannot have 20 ports; expected 1 to 15
        help: write 15, or remove 'ports' for the default
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nusbctrl=['version=3,ports=15']
        nothing

      usbctrl=['version=2,ports=4']
                ^^^^^^^^^^^^^^^^^ error[XL3227]: a USB 2 controller cannot have 4 ports; expected 6
        help: write 6, or remove 'ports' for the default
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nusbctrl=['version=1,ports=2']
        nothing

      usbctrl=['version=4']
                ^^^^^^^^^ error[XL3227]: unsupported version 4 of the USB controller; expected 1 to 3
        help: write a version from 1 to 3, or remove 'version' for USB 2
        note: xl accepts the file, but libxl refuses to build the guest

      usbctrl=['type=qusb,ports=40']
                ^^^^^^^^^^^^^^^^^^ error[XL3227]: a USB 2 controller cannot have 40 ports; expected 1 to 31
        help: write 31, or remove 'ports' for the default
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nusbctrl=['type=pv,ports=31']
        nothing

      usbctrl=['type=devicemodel,version=-1']
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3227]: unsupported version -1 of the USB controller; expected 1 to 3
        help: write a version from 1 to 3, or remove 'version' for USB 2
        note: xl accepts the file, but libxl refuses to build the guest
      usbctrl=['type=devicemodel,version=-1']
                                         ^^ warning[XL3111]: '-1' is out of range for 'version'; xl reads it as -1
        help: write a number from 0 to 2147483647

      usbctrl=['']
               ^^ warning[XL3114]: this entry is empty; xl creates a device with default values
        help: remove it, or write a value

      name='a'\\ntype='hvm'\\nmemory=512\\nusbctrl=['version=2']\\nusbdev=['type=hostdev,hostbus=1,hostaddr=2,controller=0,port=2']
        nothing

      usbdev=['type=hostdev,hostbus=1,hostaddr=2,controller=1']
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3228]: 'usbctrl' has no USB controller 1; numbers begin at 0
        help: add the controller to 'usbctrl', or remove 'controller' and 'port'
        note: xl accepts the file, but libxl refuses to build the guest

      usbdev=['type=hostdev,hostbus=1,hostaddr=2,port=2']
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL3228]: the USB device has 'port', but no 'controller'
        help: add controller=0 for the first controller in 'usbctrl', or remove 'port'
        note: xl accepts the file, but libxl refuses to build the guest

      name='a'\\ntype='hvm'\\nmemory=512\\nusbdev=['type=hostdev,hostbus=1,hostaddr=2']
        nothing
      """
    ).check(shown("hvm", channels + controllers.map { "usbctrl=['\($0)']" } + devices))
  }

  /// Paravirtualized guests get the other kind of USB controller.
  @Test(arguments: ["pv", "pvh"])
  func usbControllersOfOtherGuests(_ guest: String) {
    for (options, isRefused) in [("version=3", true), ("ports=32", true), ("ports=31,version=1", false)] {
      let shown = shown(guest, ["usbctrl=['\(options)']"])
      #expect(shown.contains("XL3227") == isRefused, "\(shown)")
    }
  }

  @Test(arguments: [17, 18, 19, 23])
  func drivesOfPhy(_ minor: Int) throws {
    let xen = try #require(XenVersion("4.\(minor)"))
    let disk = "disk=['/a,raw,hda,w','format=raw,vdev=hdc,backendtype=phy,devtype=cdrom,target=/dev/sr0']"
    #expect(shown("hvm", [disk], xen: xen).contains("XL3225") == (minor < 19))
    #expect(!shown("pv", [disk], xen: xen).contains("XL3225"))
    let script = "disk=['vdev=hdc,devtype=cdrom,script=block-x,target=a']"
    #expect(shown("hvm", [script], xen: xen).contains("XL3225"))
  }

  /// Only 4.17 gives channels the number of the console in all of its releases.
  @Test func firstChannel() throws {
    let oldest = try #require(XenVersion("4.17"))
    let channel = "channel=['connection=pty,name=a']"
    #expect(shown("pv", [channel], xen: oldest).contains("XL3226"))
    #expect(!shown("pv", [channel]).contains("XL3226"))
  }

  /// A pv guest gets 32 MiB, others are refused.
  @Test func memory() {
    func codes(_ text: String) -> [String] {
      ConfigCarets.codes("name='a'\nkernel='/k'\n\(text)\n")
    }
    #expect(codes("type='hvm'") == ["XL3224"])
    #expect(codes("type='pvh'") == ["XL3224"])
    #expect(codes("type='pvh'\nmaxmem=512") == [])
    #expect(codes("type='hvm'\nmemory='512M'") == ["XL3012"])
    #expect(codes("type='hvm'\nshadow_memory=8") == ["XL3025"])
    #expect(codes("type='pv'") == ["XL3025"])
    #expect(codes("type='pv'\nmem=512") == ["XL3001"])
  }

  /// Where the guest is not known, or the file is not understood, nothing is said.
  @Test func isSilentWhereTheFileIsUnclear() {
    Expect(
      """
      videoram=4
        nothing

      type='x'
           ^^^ error[XL3017]: unknown value 'x' of 'type'
        help: expected 'hvm', 'pv' or 'pvh'

      name='a'\\ntype='hvm'\\nmemory=512\\nkernel='/k\\nextra='ro'
        nothing
      """
    ).check(
      ConfigCarets.rendered(
        ["videoram=4", "type='x'\nvideoram=4", "name='a'\ntype='hvm'\nmemory=512\nkernel='/k\nextra='ro'"],
        families: [3]
      ) { RuleList.demands.contains($0) }
    )
  }
}
