import XLText

/// Kernel, firmware, and how the guest's processor and clock behave.
extension DomainReader {
  mutating func timeStampCounter() {
    // xl 4.17 and 4.18 report that they got a word, of any kind.
    if xen.minor < 19, let entry = entry("tsc_mode"), quietNumber("tsc_mode") == nil, !isList(entry) {
      note(.warns)
    }
    wordOrNumber("tsc_mode", isDeprecated: true)
  }

  mutating func timerMode() {
    guard guest == .pv, let entry = entry("timer_mode"), !isList(entry) else {
      return wordOrNumber("timer_mode", isDeprecated: true)
    }
    report(.timerModeOfPV, .refuses, "timer_mode", at: place(entry))
  }

  mutating func commandLine() {
    let line = text("cmdline")
    let root = text("root")
    let extra = text("extra")
    if let line {
      spec["b_info.cmdline"] = .text(line.bytes)
      for key in ["root", "extra"] {
        if let entry = entry(key), !isList(entry), let other = self.entry("cmdline") {
          report(.contradiction(with: place(other)), .warns, key, at: place(entry))
        }
      }
      return
    }
    var parts: [[UInt8]] = []
    if let root { parts.append(Array("root=".utf8) + root.bytes) }
    if let extra { parts.append(extra.bytes) }
    if !parts.isEmpty { spec["b_info.cmdline"] = .text(Array(parts.joined(separator: [0x20]))) }
  }

  mutating func loaderAsKernel() {
    guard let entry = entry("kernel"), let text = reading.text(of: entry) else { return }
    let base = text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
    guard base.elementsEqual("hvmloader".utf8) else { return }
    report(.loaderAsKernel, .warns, "kernel", at: place(entry))
    spec["b_info.kernel"] = nil
  }

  mutating func bios() {
    if let entry = entry("bios"), !isList(entry) { return plain("bios") }
    plain("bios")
    if spec["b_info.type.hvm.system_firmware"] != nil, let entry = entry("bios_path_override") {
      report(.withoutEffect(needed: "bios"), .warns, "bios_path_override", at: place(entry))
    }
  }

  mutating func mmioHole() {
    guard let entry = entry("mmio_hole"), let number = number("mmio_hole"),
      let key = ConfigKeys.named("mmio_hole"), let bounds = key.number.bounds
    else { return }
    // xl checks what 64 bits hold of it in bytes.
    let bytes = UInt64(bitPattern: number &* 1_048_576)
    let mebibytes = Double(bytes) / 1_048_576
    if mebibytes < Double(bounds.lowerBound) || mebibytes > Double(bounds.upperBound) {
      refuse(entry, of: key, outside: bounds)
    } else {
      spec[key.paths[0]] = .number(Int64(bytes >> 10))
    }
  }

  mutating func alternateViews() {
    plain("altp2mhvm")
    if quietNumber("altp2mhvm") != nil { note(.warns) }
  }

  mutating func generation() {
    guard let text = text("ms_vm_genid"), let key = ConfigKeys.named("ms_vm_genid") else { return }
    // What is generated is different each time, and no member that can be compared.
    word(text, of: key, at: key.paths[0])
    spec[key.paths[0]] = nil
  }

  mutating func hvmFirmware() {
    guard let text = text("firmware") else { return }
    let (bios, path) = ("b_info.type.hvm.bios", "b_info.type.hvm.firmware")
    if let name = ConfigKeys.named("bios")?.words?.libxlName(of: text.bytes, for: xen) {
      spec[bios] = name == "unknown" ? nil : .name(name)
      return
    }
    for (word, value) in [("uefi", DomainValue.name("ovmf")), ("bios", nil)]
    where word.utf8.starts(with: text.bytes) {
      if let value { spec[bios] = value }
      if text.bytes.count < word.utf8.count, let entry = entry("firmware") {
        report(.abbreviated(meaning: word), .staysSilent, "firmware", at: place(entry))
      }
      return
    }
    spec[path] = .text(text.bytes)
  }

  /// Where the build of a release has its firmware: Debian's for 4.17, that of Xen's own Makefile after it.
  private var firmwareDirectory: String {
    xen == .oldest ? "/usr/lib/xen-4.17/boot/" : "/usr/local/lib/xen/boot/"
  }

  /// PV and PVH guests: one of the two has to be there, or a bootloader.
  mutating func kernelOrFirmware() {
    if let firmware = text("firmware"), let entry = entry("firmware") {
      let words = ["pvgrub32", "pvgrub64"]
      if spec["b_info.kernel"] != nil, let kernel = self.entry("kernel") {
        report(.contradiction(with: place(kernel)), .refuses, "firmware", at: place(entry))
      } else if let word = words.first(where: { $0.utf8.starts(with: firmware.bytes) }) {
        if firmware.bytes.count < word.utf8.count {
          report(.abbreviated(meaning: word), .staysSilent, "firmware", at: place(entry))
        }
        let path = Array(firmwareDirectory.utf8) + firmware.bytes + Array(".bin".utf8)
        spec["b_info.kernel"] = .text(path)
      } else {
        report(.unknownValue(allowed: words), .refuses, "firmware", at: place(entry))
      }
      return
    }
    if spec["b_info.bootloader"] == nil, spec["b_info.kernel"] == nil {
      report(.missingKernel, .refuses, "kernel", at: ByteRange(0, 0))
    }
  }

  mutating func altp2mCount() {
    guard let entry = entry("altp2m_count"), let key = ConfigKeys.named("altp2m_count") else { return }
    guard let number = number(key.name, .staysSilent) else { return }
    if let bounds = key.number.bounds, !bounds.contains(number) {
      refuse(entry, of: key, outside: bounds)
    } else {
      spec[key.paths[0]] = key.number.value(number, xen)
    }
  }

  mutating func relaxedRegisters() {
    plain("msr_relaxed")
    if quietNumber("msr_relaxed") != nil { note(.warns) }
  }
}
