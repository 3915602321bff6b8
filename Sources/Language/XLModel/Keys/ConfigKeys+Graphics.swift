extension ConfigKeys {
  private static let screened: Set<GuestType> = [.hvm, .pv]
  private static let port = ConfigNumber(.int32, 1...65535)

  static let screens: [ConfigKey] = [
    ConfigKey(
      "vga",
      .word,
      .graphics,
      "Selects the emulated graphics card.",
      ["b_info.type.hvm.vga.kind"],
      guests: ConfigKey.hvm,
      since: 3,
      default: "cirrus",
      words: ConfigWords(.exact, "stdvga=std", "cirrus", "none", "qxl")
    ),
    ConfigKey(
      "stdvga",
      .truth,
      .graphics,
      "Provides a standard graphics card instead of a Cirrus one.",
      ["b_info.type.hvm.vga.kind"],
      guests: ConfigKey.hvm,
      default: "0",
      deprecated: ConfigDeprecation(3, "use 'vga'", replacement: "vga")
    ),
    ConfigKey(
      "videoram",
      .number,
      .graphics,
      "Sets the memory of the graphics card.",
      ["b_info.video_memkb"],
      guests: ConfigKey.hvm,
      default: "depends on the graphics card",
      number: .mebibytes
    ),
    ConfigKey(
      "nographic",
      .truth,
      .graphics,
      "Disables the graphical display.",
      ["b_info.type.hvm.nographic"],
      guests: ConfigKey.hvm,
      default: "0"
    ),
    ConfigKey(
      "keymap",
      .text,
      .graphics,
      "Sets the keyboard layout.",
      ["b_info.type.hvm.keymap"],
      guests: screened,
      default: "en-us"
    ),
    ConfigKey(
      "vnc",
      .truth,
      .graphics,
      "Enables the VNC server.",
      ["b_info.type.hvm.vnc.enable", "vfbs", "vkbs"],
      guests: screened,
      default: "1 for HVM guests"
    ),
    ConfigKey(
      "vnclisten",
      .text,
      .graphics,
      "Sets the address of the VNC server, with an optional :DISPLAY.",
      ["b_info.type.hvm.vnc.listen"],
      guests: screened,
      default: "127.0.0.1"
    ),
    ConfigKey(
      "vncpasswd",
      .text,
      .graphics,
      "Sets the password of the VNC server.",
      ["b_info.type.hvm.vnc.passwd"],
      guests: screened
    ),
    ConfigKey(
      "vncdisplay",
      .number,
      .graphics,
      "Sets the display number of the VNC server; its port is 5900 + the display number.",
      ["b_info.type.hvm.vnc.display"],
      guests: screened,
      number: ConfigNumber(.int32, 0...59635)
    ),
    ConfigKey(
      "vncunused",
      .truth,
      .graphics,
      "Makes the VNC server use the next free display.",
      ["b_info.type.hvm.vnc.findunused"],
      guests: screened,
      default: "1"
    ),
    ConfigKey(
      "vncviewer",
      .number,
      .graphics,
      "Ignored; formerly started a viewer.",
      since: 2,
      deprecated: ConfigDeprecation(5, "use 'xl create -V'")
    ),
    ConfigKey(
      "sdl",
      .truth,
      .graphics,
      "Shows the guest's display in a window on the host.",
      ["b_info.type.hvm.sdl.enable"],
      guests: screened,
      default: "0"
    ),
    ConfigKey(
      "opengl",
      .truth,
      .graphics,
      "Draws the SDL window with OpenGL.",
      ["b_info.type.hvm.sdl.opengl"],
      guests: screened
    ),
    ConfigKey(
      "display",
      .text,
      .graphics,
      "Sets the X display of the SDL window.",
      ["b_info.type.hvm.sdl.display"],
      guests: screened,
      since: 5
    ),
    ConfigKey(
      "xauthority",
      .text,
      .graphics,
      "Sets the X authority file of the SDL window.",
      ["b_info.type.hvm.sdl.xauthority"],
      guests: screened,
      since: 5
    ),
  ]

  static let spice: [ConfigKey] = [
    ConfigKey(
      "spice",
      .truth,
      .graphics,
      "Enables the SPICE server.",
      ["b_info.type.hvm.spice.enable"],
      guests: ConfigKey.hvm,
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "spicehost",
      .text,
      .graphics,
      "Sets the address of the SPICE server.",
      ["b_info.type.hvm.spice.host"],
      guests: ConfigKey.hvm,
      since: 2
    ),
    ConfigKey(
      "spiceport",
      .number,
      .graphics,
      "Sets the port of the SPICE server.",
      ["b_info.type.hvm.spice.port"],
      guests: ConfigKey.hvm,
      since: 2,
      number: port
    ),
    ConfigKey(
      "spicetls_port",
      .number,
      .graphics,
      "Sets the encrypted port of the SPICE server.",
      ["b_info.type.hvm.spice.tls_port"],
      guests: ConfigKey.hvm,
      since: 2,
      number: port
    ),
    ConfigKey(
      "spicedisable_ticketing",
      .truth,
      .graphics,
      "Allows SPICE clients without a password.",
      ["b_info.type.hvm.spice.disable_ticketing"],
      guests: ConfigKey.hvm,
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "spicepasswd",
      .text,
      .graphics,
      "Sets the password of the SPICE server.",
      ["b_info.type.hvm.spice.passwd"],
      guests: ConfigKey.hvm,
      since: 2
    ),
    ConfigKey(
      "spiceagent_mouse",
      .truth,
      .graphics,
      "Enables the mouse of the SPICE agent in the guest.",
      ["b_info.type.hvm.spice.agent_mouse"],
      guests: ConfigKey.hvm,
      since: 2,
      default: "1"
    ),
    ConfigKey(
      "spicevdagent",
      .truth,
      .graphics,
      "Enables the SPICE agent in the guest.",
      ["b_info.type.hvm.spice.vdagent"],
      guests: ConfigKey.hvm,
      since: 4,
      default: "0"
    ),
    ConfigKey(
      "spice_clipboard_sharing",
      .truth,
      .graphics,
      "Shares the clipboard between client and guest.",
      ["b_info.type.hvm.spice.clipboard_sharing"],
      guests: ConfigKey.hvm,
      since: 4,
      default: "0"
    ),
    ConfigKey(
      "spiceusbredirection",
      .number,
      .graphics,
      "Limits the number of redirected USB devices of the client.",
      ["b_info.type.hvm.spice.usbredirection"],
      guests: ConfigKey.hvm,
      since: 4,
      default: "0",
      number: ConfigNumber(.int32, 0...4)
    ),
    ConfigKey(
      "spice_image_compression",
      .text,
      .graphics,
      "Selects the image compression of SPICE.",
      ["b_info.type.hvm.spice.image_compression"],
      guests: ConfigKey.hvm,
      since: 6,
      words: ConfigWords(.unchecked, "auto_glz", "auto_lz", "quic", "glz", "lz", "off")
    ),
    ConfigKey(
      "spice_streaming_video",
      .text,
      .graphics,
      "Selects how SPICE detects video streams.",
      ["b_info.type.hvm.spice.streaming_video"],
      guests: ConfigKey.hvm,
      since: 6,
      words: ConfigWords(.unchecked, "filter", "all", "off")
    ),
  ]
}
