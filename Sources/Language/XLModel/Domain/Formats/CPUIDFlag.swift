import XLText

/// A name that `cpuid = "host,NAME=VALUE"` knows, and the bits that it means.
///
/// Observed one by one with xl 4.17.7; later releases know more names, and not all that are older than 4.17.
public struct CPUIDFlag: Hashable, Sendable {
  /// A register of an answer.
  enum Register: String, Hashable, Sendable, CaseIterable {
    case eax, ebx, ecx, edx
  }

  /// What the bits are part of.
  enum Place: Hashable, Sendable {
    case leaf(UInt32, subleaf: UInt32?, Register)
    case modelSpecific(UInt32)
  }

  let name: String
  let place: Place
  /// The lowest bit.
  let bit: Int
  /// How many bits.
  let width: Int

  /// The flag of a name.
  static func named(_ name: String) -> CPUIDFlag? { byName[name] }

  /// The name that a misspelled one most likely means.
  public static func nearest(_ word: some Collection<UInt8>) -> String? {
    NearestName.of(word, among: all.map(\.name))
  }

  private static let all = flags(of: table)
  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  private static func flags(of table: String) -> [CPUIDFlag] {
    var place: Place?
    return table.split(whereSeparator: \.isWhitespace).compactMap { word in
      if let next = Place(word) { place = next }
      let parts = word.split(separator: ":")
      let numbers = parts.last?.split(separator: "+").compactMap { Int($0) } ?? []
      guard let place, parts.count == 2, let bit = numbers.first else { return nil }
      return CPUIDFlag(name: String(parts[0]), place: place, bit: bit, width: numbers.dropFirst().first ?? 1)
    }
  }

  /// The flags of each register, as `NAME:BIT`, with `+WIDTH` where it is more than one bit.
  ///
  /// `LEAF/REGISTER`, `LEAF,SUBLEAF/REGISTER` or `msr/INDEX` before them is the register, in hexadecimal.
  private static let table = """
    0/eax maxleaf:0+32
    1/eax stepping:0+4 model:4+8 family:8+8
    1/ebx brandid:0+8 clflush:8+8 proccount:16+8 localapicid:24+8
    1/ecx sse3:0 pclmulqdq:1 dtes64:2 monitor:3 dscpl:4 vmx:5 smx:6 eist:7 est:7 tm2:8 ssse3:9 cntxid:10
      fma:12 cmpxchg16:13 cx16:13 xtpr:14 pdcm:15 pcid:17 dca:18 sse4-1:19 sse4.1:19 sse4_1:19 sse4-2:20
      sse4.2:20 sse4_2:20 x2apic:21 movbe:22 popcnt:23 tsc-deadline:24 aes:25 aesni:25 xsave:26 osxsave:27
      avx:28 f16c:29 rdrand:30 hypervisor:31
    1/edx fpu:0 vme:1 de:2 pse:3 tsc:4 msr:5 pae:6 mce:7 cmpxchg8:8 cx8:8 apic:9 sep:11 sysenter:11 mtrr:12
      pge:13 mca:14 cmov:15 pat:16 pse36:17 psn:18 clfsh:19 ds:21 acpi:22 mmx:23 fxsr:24 sse:25 sse2:26
      ss:27 htt:28 tm:29 tm1:29 ia64:30 pbe:31
    4,0/eax procpkg:26+6
    6/eax arat:2
    7,0/ebx fsgsbase:0 tsc-adjust:1 tsc_adjust:1 sgx:2 bmi1:3 hle:4 avx2:5 fdp-excp-only:6 smep:7 bmi2:8
      erms:9 invpcid:10 rtm:11 cmt:12 pqm:12 no-fpu-sel:13 mpx:14 pqe:15 avx512f:16 avx512dq:17 rdseed:18
      adx:19 smap:20 avx512-ifma:21 clflushopt:23 clwb:24 proc-trace:25 avx512pf:26 avx512er:27 avx512cd:28
      sha:29 avx512bw:30 avx512vl:31
    7,0/ecx prefetchwt1:0 avx512-vbmi:1 umip:2 pku:3 ospke:4 avx512-vbmi2:6 cet-ss:7 gfni:8 vaes:9
      vpclmulqdq:10 avx512-vnni:11 avx512-bitalg:12 avx512-vpopcntdq:14 rdpid:22 cldemote:25 movdiri:27
      movdir64b:28 enqcmd:29
    7,0/edx avx512-4vnniw:2 avx512-4fmaps:3 fsrm:4 avx512-vp2intersect:8 srbds-ctrl:9 md-clear:10
      rtm-always-abort:11 tsx-force-abort:13 serialize:14 hybrid:15 tsxldtrk:16 cet-ibt:20 avx512-fp16:23
      ibrsb:26 stibp:27 l1d-flush:28 arch-caps:29 core-caps:30 ssbd:31
    7,1/eax avx-vnni:4 avx512-bf16:5 fzrm:10 fsrs:11 fsrcs:12
    7,1/ebx intel-ppin:0
    7,1/edx cet-sss:18
    7,2/edx intel-psfd:0 ipred-ctrl:1 rrsba-ctrl:2 bhi-ctrl:4 mcdt-no:5
    d,1/eax xsaveopt:0 xsavec:1 xgetbv1:2 xsaves:3
    40000000/eax maxhvleaf:0+8
    80000001/ecx lahf-lm:0 lahfsahf:0 cmp-legacy:1 cmplegacy:1 svm:2 extapic:3 altmovcr8:4 cr8-legacy:4
      abm:5 sse4a:6 misalignsse:7 3dnowprefetch:8 osvw:9 ibs:10 xop:11 skinit:12 wdt:13 lwp:15 fma4:16
      nodeid:19 nodeid-msr:19 tbm:21 topoext:22 perfctr_core:23 perfctr_nb:24 dbext:26 monitorx:29
    80000001/edx syscall:11 nx:20 mmxext:22 ffxsr:25 page1gb:26 rdtscp:27 lm:29 3dnowext:30 3dnow:31
    80000007/edx hw-pstate:7 invtsc:8 itsc:8 cpb:9 efro:10
    80000008/ebx clzero:0 rstr-fp-err-ptrs:2 wbnoinvd:9 ibpb:12 ibrs:14 amd-stibp:15 ibrs-always:16
      stibp-always:17 ibrs-fast:18 ibrs-same-mode:19 no-lmsl:20 amd-ppin:23 ppin:23 amd-ssbd:24 virt-ssbd:25
      ssb-no:26 psfd:28 btc-no:29 ibpb-ret:30
    80000008/ecx nc:0+8 apicidsize:12+4
    8000000a/edx svm_npt:0 svm_lbrv:1 svm_nrips:3 svm_tscrate:4 svm_vmcbclean:5 svm_decode:7
      svm_pausefilt:10
    80000021/eax lfence+:2 lfence-dispatch:2 verw-clear:5 nscb:6 auto-ibrs:8 sbpb:27 ibpb-brtype:28
      srso-no:29 srso-us-no:30 srso-msr-fix:31
    80000021/ecx tsa-sq-no:1 tsa-l1-no:2
    msr/10a rdcl-no:0 eibrs:1 skip-l1dfl:3 intel-ssb-no:4 mds-no:5 if-pschange-mc-no:6 tsx-ctrl:7 taa-no:8
      mcu-ctrl:9 misc-pkg-ctrl:10 energy-filtering:11 doitm:12 sbdr-ssdp-no:13 fbsdp-no:14 psdp-no:15
      fb-clear:17 fb-clear-ctrl:18 rrsba:19 bhi-no:20 xapic-status:21 ovrclk-status:23 pbrsb-no:24
      gds-ctrl:25 gds-no:26 rfds-no:27 rfds-clear:28 its-no:62
    """
}

extension CPUIDFlag.Place {
  /// The register that a word of the table names; nil for other words.
  fileprivate init?(_ word: Substring) {
    let halves = word.split(separator: "/")
    guard halves.count == 2 else { return nil }
    if halves[0] == "msr" {
      guard let index = UInt32(halves[1], radix: 16) else { return nil }
      self = .modelSpecific(index)
      return
    }
    let numbers = halves[0].split(separator: ",").compactMap { UInt32($0, radix: 16) }
    guard let leaf = numbers.first, let register = CPUIDFlag.Register(rawValue: String(halves[1])) else {
      return nil
    }
    self = .leaf(leaf, subleaf: numbers.count > 1 ? numbers[1] : nil, register)
  }
}
