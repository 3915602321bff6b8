import XLModel
import XLSyntax
import XLText

/// Keys that do nothing unless another one is set, of which xl reports nothing.
struct KeyNeeds {
  /// The keys.
  let keys: [String]
  /// The key without which they do nothing.
  let needed: String
  /// The guests for which that is so.
  let guests: Set<GuestType>
  /// Whether the key has to be a number other than 0, too.
  let isSwitch: Bool

  static let all: [KeyNeeds] = [
    KeyNeeds(
      keys: [
        "spiceport", "spicetls_port", "spicehost", "spicedisable_ticketing", "spicepasswd",
        "spiceagent_mouse",
        "spicevdagent", "spice_clipboard_sharing", "spiceusbredirection", "spice_image_compression",
        "spice_streaming_video",
      ],
      needed: "spice",
      guests: [.hvm],
      isSwitch: true
    ),
    KeyNeeds(
      keys: ["pvshim_path", "pvshim_cmdline", "pvshim_extra"],
      needed: "pvshim",
      guests: [.pvh],
      isSwitch: true
    ),
    KeyNeeds(
      keys: ["stubdomain_kernel", "stubdomain_ramdisk", "stubdomain_cmdline", "stubdomain_memory"],
      needed: "device_model_stubdomain_override",
      guests: [.hvm],
      isSwitch: true
    ),
    KeyNeeds(keys: ["opengl", "display", "xauthority"], needed: "sdl", guests: [.hvm], isSwitch: true),
    KeyNeeds(
      keys: ["pci_msitranslate", "pci_permissive", "pci_seize", "pci_power_mgmt"],
      needed: "pci",
      guests: Set(GuestType.allCases),
      isSwitch: false
    ),
    KeyNeeds(
      keys: ["bootloader_args", "bootloader_user", "bootloader_restrict"],
      needed: "bootloader",
      guests: [.pv, .pvh],
      isSwitch: false
    ),
    // libxl refuses it for HVM guests.
    KeyNeeds(keys: ["ramdisk"], needed: "kernel", guests: [.pvh], isSwitch: false),
  ]

  /// The keys of a screen.
  static let screens = [
    "vnclisten", "vncpasswd", "vncdisplay", "vncunused", "sdl", "opengl", "display", "xauthority", "keymap",
  ]

  /// What is set in vain.
  func unmet(in file: RuleSubject) -> [Diagnostic] {
    guard guests.contains(file.domain.guest), !isMet(in: file) else { return [] }
    return file.lastEntries.compactMap { entry, key in
      guard keys.contains(key.name), key.guests.contains(file.domain.guest),
        key.isRead(by: file.xen)
      else { return nil }
      let need = isSwitch ? "\(needed)=1" : "'\(needed)'"
      return KeyWithoutEffect.diagnostic(
        "'\(key.name)' has no effect without \(need)",
        at: entry.setting.nameRange,
        help: "set \(need), or remove '\(key.name)'",
      )
    }
  }

  private func isMet(in file: RuleSubject) -> Bool {
    guard file.sets(needed) else { return false }
    return !isSwitch || file.number(needed) != 0
  }
}
