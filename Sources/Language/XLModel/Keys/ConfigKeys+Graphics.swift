extension ConfigKeys {
  private static let screened: Set<GuestType> = [.hvm, .pv]
  private static let port = ConfigNumber(.int32, 1...65535)

  static let screens: [ConfigKey] = [
    ConfigKey(
      "vga",
      .word,
      "Selects the emulated graphics card.",
      ["b_info.type.hvm.vga.kind"],
      since: 3,
      default: "cirrus",
      words: ConfigWords(.exact, ["stdvga=std", "cirrus", "none", "qxl"])
    ),
    ConfigKey(
      "stdvga",
      .truth,
      "Provides a standard graphics card instead of a Cirrus one.",
      ["b_info.type.hvm.vga.kind"],
      default: "0",
      deprecated: ConfigDeprecation(3, "use 'vga'", replacement: "vga")
    ),
    ConfigKey(
      "videoram",
      .number,
      "Sets the memory of the graphics card.",
      ["b_info.video_memkb"],
      guests: [.hvm],
      default: "depends on the graphics card",
      number: .mebibytes
    ),
    ConfigKey(
      "nographic",
      .truth,
      "Disables the graphical display.",
      ["b_info.type.hvm.nographic"],
      default: "0"
    ),
    ConfigKey(
      "keymap",
      .text,
      "Sets the keyboard layout.",
      ["b_info.type.hvm.keymap"],
      guests: screened,
      default: "en-us"
    ),
    ConfigKey(
      "vnc",
      .truth,
      "Enables the VNC server.",
      ["b_info.type.hvm.vnc.enable", "vfbs", "vkbs"],
      guests: screened,
      default: "1 for HVM guests"
    ),
    ConfigKey(
      "vnclisten",
      .text,
      "Sets the address of the VNC server, with an optional :DISPLAY.",
      ["b_info.type.hvm.vnc.listen"],
      guests: screened,
      default: "127.0.0.1"
    ),
    ConfigKey(
      "vncpasswd",
      .text,
      "Sets the password of the VNC server.",
      ["b_info.type.hvm.vnc.passwd"],
      guests: screened
    ),
    ConfigKey(
      "vncdisplay",
      .number,
      "Sets the display number of the VNC server; its port is 5900 + the display number.",
      ["b_info.type.hvm.vnc.display"],
      guests: screened,
      number: ConfigNumber(.int32, 0...59635)
    ),
    ConfigKey(
      "vncunused",
      .truth,
      "Makes the VNC server use the next free display.",
      ["b_info.type.hvm.vnc.findunused"],
      guests: screened,
      default: "1"
    ),
    ConfigKey(
      "vncviewer",
      .number,
      "Ignored; formerly started a viewer.",
      since: 2,
      deprecated: ConfigDeprecation(5, "use 'xl create -V'")
    ),
    ConfigKey(
      "sdl",
      .truth,
      "Shows the guest's display in a window on the host.",
      ["b_info.type.hvm.sdl.enable"],
      guests: screened,
      default: "0"
    ),
    ConfigKey(
      "opengl",
      .truth,
      "Draws the SDL window with OpenGL.",
      ["b_info.type.hvm.sdl.opengl"],
      guests: screened
    ),
    ConfigKey(
      "display",
      .text,
      "Sets the X display of the SDL window.",
      ["b_info.type.hvm.sdl.display"],
      guests: screened,
      since: 5
    ),
    ConfigKey(
      "xauthority",
      .text,
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
      "Enables the SPICE server.",
      ["b_info.type.hvm.spice.enable"],
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "spicehost",
      .text,
      "Sets the address of the SPICE server.",
      ["b_info.type.hvm.spice.host"],
      since: 2
    ),
    ConfigKey(
      "spiceport",
      .number,
      "Sets the port of the SPICE server.",
      ["b_info.type.hvm.spice.port"],
      since: 2,
      number: port
    ),
    ConfigKey(
      "spicetls_port",
      .number,
      "Sets the encrypted port of the SPICE server.",
      ["b_info.type.hvm.spice.tls_port"],
      since: 2,
      number: port
    ),
    ConfigKey(
      "spicedisable_ticketing",
      .truth,
      "Allows SPICE clients without a password.",
      ["b_info.type.hvm.spice.disable_ticketing"],
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "spicepasswd",
      .text,
      "Sets the password of the SPICE server.",
      ["b_info.type.hvm.spice.passwd"],
      since: 2
    ),
    ConfigKey(
      "spiceagent_mouse",
      .truth,
      "Enables the mouse of the SPICE agent in the guest.",
      ["b_info.type.hvm.spice.agent_mouse"],
      since: 2,
      default: "1"
    ),
    ConfigKey(
      "spicevdagent",
      .truth,
      "Enables the SPICE agent in the guest.",
      ["b_info.type.hvm.spice.vdagent"],
      since: 4,
      default: "0"
    ),
    ConfigKey(
      "spice_clipboard_sharing",
      .truth,
      "Shares the clipboard between client and guest.",
      ["b_info.type.hvm.spice.clipboard_sharing"],
      since: 4,
      default: "0"
    ),
    ConfigKey(
      "spiceusbredirection",
      .number,
      "Limits the number of redirected USB devices of the client.",
      ["b_info.type.hvm.spice.usbredirection"],
      since: 4,
      default: "0",
      number: ConfigNumber(.int32, 0...4)
    ),
    ConfigKey(
      "spice_image_compression",
      .text,
      "Selects the image compression of SPICE.",
      ["b_info.type.hvm.spice.image_compression"],
      since: 6,
      words: ConfigWords(.unchecked, ["auto_glz", "auto_lz", "quic", "glz", "lz", "off"])
    ),
    ConfigKey(
      "spice_streaming_video",
      .text,
      "Selects how SPICE detects video streams.",
      ["b_info.type.hvm.spice.streaming_video"],
      since: 6,
      words: ConfigWords(.unchecked, ["filter", "all", "off"])
    ),
  ]
}
