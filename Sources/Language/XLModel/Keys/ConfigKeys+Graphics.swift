extension ConfigKeys {
  private static let port = ConfigNumber(bounds: 1...65535)

  static let screens: [ConfigKey] = [
    .hvm("vga", .word, "Selects the emulated graphics card.")
      .sets("vga.kind").since(3).default("cirrus")
      .words(.init(.exact, ["stdvga=std", "cirrus", "none", "qxl"])),
    .hvm("stdvga", .truth, "Provides a standard graphics card instead of a Cirrus one.")
      .sets("vga.kind").default("0").deprecated(.init(3, "use 'vga'")),
    .build("videoram", .number, "Sets the memory of the graphics card.")
      .sets("video_memkb").guests(.hvm).default("depends on the graphics card").numbers(.mebibytes),
    .hvm("nographic", .truth, "Disables the graphical display.").default("0"),
    .hvm("keymap", .text, "Sets the keyboard layout.").guests(.hvm, .pv).default("en-us"),
    ConfigKey("vnc", .truth, "Enables the VNC server.")
      .sets("b_info.type.hvm.vnc.enable", "vfbs", "vkbs").guests(.hvm, .pv).default("1 for HVM guests"),
    .hvm("vnclisten", .text, "Sets the address of the VNC server, with an optional :DISPLAY.")
      .sets("vnc.listen").guests(.hvm, .pv).default("127.0.0.1"),
    .hvm("vncpasswd", .text, "Sets the password of the VNC server.").sets("vnc.passwd").guests(.hvm, .pv),
    .hvm(
      "vncdisplay",
      .number,
      "Sets the display number of the VNC server; its port is 5900 + the display number."
    )
    .sets("vnc.display").guests(.hvm, .pv).numbers(.init(bounds: 0...59635)),
    .hvm("vncunused", .truth, "Makes the VNC server use the next free display.")
      .sets("vnc.findunused").guests(.hvm, .pv).default("1"),
    ConfigKey("vncviewer", .number, "Ignored; formerly started a viewer.")
      .since(2).deprecated(.init(5, "use 'xl create -V'")),
    .hvm("sdl", .truth, "Shows the guest's display in a window on the host.")
      .sets("sdl.enable").guests(.hvm, .pv).default("0"),
    .hvm("opengl", .truth, "Draws the SDL window with OpenGL.").sets("sdl.opengl").guests(.hvm, .pv),
    .hvm("display", .text, "Sets the X display of the SDL window.")
      .sets("sdl.display").guests(.hvm, .pv).since(5),
    .hvm("xauthority", .text, "Sets the X authority file of the SDL window.")
      .sets("sdl.xauthority").guests(.hvm, .pv).since(5),
  ]

  static let spice: [ConfigKey] = [
    .hvm("spice", .truth, "Enables the SPICE server.").sets("spice.enable").since(2).default("0"),
    .hvm("spicehost", .text, "Sets the address of the SPICE server.").sets("spice.host").since(2),
    .hvm("spiceport", .number, "Sets the port of the SPICE server.")
      .sets("spice.port").since(2).numbers(port),
    .hvm("spicetls_port", .number, "Sets the encrypted port of the SPICE server.")
      .sets("spice.tls_port").since(2).numbers(port),
    .hvm("spicedisable_ticketing", .truth, "Allows SPICE clients without a password.")
      .sets("spice.disable_ticketing").since(2).default("0"),
    .hvm("spicepasswd", .text, "Sets the password of the SPICE server.").sets("spice.passwd").since(2),
    .hvm("spiceagent_mouse", .truth, "Enables the mouse of the SPICE agent in the guest.")
      .sets("spice.agent_mouse").since(2).default("1"),
    .hvm("spicevdagent", .truth, "Enables the SPICE agent in the guest.")
      .sets("spice.vdagent").since(4).default("0"),
    .hvm("spice_clipboard_sharing", .truth, "Shares the clipboard between client and guest.")
      .sets("spice.clipboard_sharing").since(4).default("0"),
    .hvm("spiceusbredirection", .number, "Limits the number of redirected USB devices of the client.")
      .sets("spice.usbredirection").since(4).default("0").numbers(.init(bounds: 0...4)),
    .hvm("spice_image_compression", .text, "Selects the image compression of SPICE.")
      .sets("spice.image_compression").since(6)
      .words(.init(.unchecked, ["auto_glz", "auto_lz", "quic", "glz", "lz", "off"])),
    .hvm("spice_streaming_video", .text, "Selects how SPICE detects video streams.")
      .sets("spice.streaming_video").since(6).words(.init(.unchecked, ["filter", "all", "off"])),
  ]
}
