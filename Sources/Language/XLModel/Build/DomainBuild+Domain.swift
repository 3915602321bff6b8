/// What libxl refuses while it makes the domain: its clock, its scheduler, what it boots from.
///
/// xl: tools/libs/light/libxl_x86.c, libxl_bootloader.c and libxl_sched.c.
extension DomainBuild {
  /// The members that only keys for Arm machines set: with one of them the file is for such a machine.
  private static let armPaths = ConfigKeys.all.filter {
    $0.machine == .arm && $0.name != "trap_unmapped_accesses"
  }.flatMap(\.paths)

  var domainRefusals: [BuildRefusal] {
    var refusals: [BuildRefusal] = []
    let trap = "b_info.trap_unmapped_accesses"
    if release.hasUnmappedAccesses, isOn(trap), !Self.armPaths.contains(where: { spec[$0] != nil }) {
      refusals.append(BuildRefusal(.unmappedAccesses, trap))
    }
    if guest != .hvm, spec["b_info.bootloader"] != nil, spec.count("disks") == 0 {
      refusals.append(BuildRefusal(.bootloaderWithoutDisk, "b_info.bootloader"))
    }
    if guest == .hvm { refusals += viridianRefusals }
    if name("b_info.tsc_mode") == "native_paravirt" {
      refusals.append(BuildRefusal(.timeStampCounter, "b_info.tsc_mode"))
    }
    return refusals + memoryMissing
  }

  /// libxl computes the memory of page tables from the most memory before it gives that its default, so that
  /// the amount is beyond 64 bits; PV guests have no such memory.
  private var memoryMissing: [BuildRefusal] {
    let (most, tables) = ("b_info.max_memkb", "b_info.shadow_memkb")
    guard guest != .pv, spec[most] == nil, spec[tables] == nil else { return [] }
    return [BuildRefusal(.memoryMissing, "c_info.type", most, tables)]
  }

  private var viridianRefusals: [BuildRefusal] {
    let path = "b_info.type.hvm.viridian"
    let (enabled, disabled) = (groups(path + "_enable"), groups(path + "_disable"))
    let hasDefaults = isOn(path)
    if !enabled.isDisjoint(with: disabled) {
      return [BuildRefusal(.viridianGroup, path + "_enable", path + "_disable")]
    }
    let hasBase = (hasDefaults || enabled.contains(0)) && !disabled.contains(0)
    let all = enabled.union(hasDefaults ? Self.defaultGroups : [])
    let left = all.filter { $0 < Int64(ViridianFormat.groups.count) }.subtracting(disabled)
    if hasBase || left.isEmpty { return [] }
    return [BuildRefusal(.viridianBase, path, path + "_enable", path + "_disable")]
  }

  /// The groups that `viridian=1` means: base, freq, time_ref_count, apic_assist, crash_ctl,
  /// no_vp_limit, cpu_hotplug.
  private static let defaultGroups: Set<Int64> = [0, 1, 2, 5, 6, 11, 12]

  private func groups(_ path: String) -> Set<Int64> {
    guard case .list(let values) = spec[path] else { return [] }
    return Set(values.compactMap { if case .number(let number) = $0 { number } else { nil } })
  }

  private static let weights: ClosedRange<Int64> = 1...65535

  /// What the schedulers credit and credit2 take; credit2 is the one that Xen uses by default.
  var schedulerRefusals: [BuildRefusal] {
    var refusals: [BuildRefusal] = []
    if let weight = spec.number("b_info.sched_params.weight"), !Self.weights.contains(weight) {
      refusals.append(BuildRefusal(.schedulerWeight, "b_info.sched_params.weight"))
    }
    let most = processorCount * 100
    if let cap = spec.number("b_info.sched_params.cap"), !(0...most).contains(cap) {
      let reason = BuildRefusal.Reason.schedulerCap(most: most)
      refusals.append(
        BuildRefusal(reason, "b_info.sched_params.cap", "b_info.max_vcpus", "b_info.avail_vcpus")
      )
    }
    return refusals
  }
}
