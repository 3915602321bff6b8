import XLModel
import XLText

/// A rule about what libxl refuses after xl has read the file.
///
/// The diagnostic is at the last of the settings that are at odds, and the others get a note each.
protocol BuildRule: Rule {
  /// The words for a refusal of this rule.
  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords
}

/// The words for one refusal.
struct RefusalWords {
  /// What is wrong.
  let message: String
  /// Which setting to change, and to what.
  let help: String
  /// Ways that can be taken without thinking.
  var fixes: [Diagnostic.Fix] = []
}

extension BuildRefusal {
  /// The diagnostic of the rule that this is about; nil where none of the settings is sound.
  func diagnostic(in file: RuleSubject) -> Diagnostic? {
    if reason == .memoryMissing, file.explainsMissingMemory { return nil }
    guard let settings = RefusedSettings(self, in: file) else { return nil }
    let rule = reason.rule
    let words = rule.words(for: self, of: settings)
    return rule.diagnostic(
      words.message,
      at: settings.place,
      help: words.help,
      notes: settings.notes + [Diagnostic.Note("xl accepts the file, but libxl refuses to build the guest")],
      fixes: words.fixes
    )
  }
}

extension BuildRefusal.Reason {
  /// The rule that puts the reason into words.
  var rule: any BuildRule.Type {
    switch self {
    case .directBootWithoutKernel: DirectBootWithoutKernel.self
    case .videoMemory: VideoMemoryTooSmall.self
    case .usbBuses: USBBusConflict.self
    case .usbVersion, .usbRedirection: USBNumberOutOfRange.self
    case .memoryOnDemand: MemoryOnDemandConflict.self
    case .passthrough: PassthroughConflict.self
    case .firmware: FirmwareConflict.self
    case .traditionalDeviceModel: TraditionalDeviceModel.self
    case .vnumaOfPV: VNUMAOfPV.self
    case .nestedViews: NestedAlternateViews.self
    case .grantVersion: GrantVersionOutOfRange.self
    case .processorCount: TooManyProcessors.self
    case .timeStampCounter: RemovedClockMode.self
    case .viridianBase, .viridianGroup: ViridianGroupConflict.self
    case .schedulerCap, .schedulerWeight: SchedulerNumberOutOfRange.self
    case .spicePort, .spicePassword: IncompleteSpice.self
    case .soundCard: UnknownSoundCard.self
    case .unmappedAccesses: UnmappedAccessesOnX86.self
    case .bootloaderWithoutDisk: BootloaderWithoutDisk.self
    case .vnuma: VNUMANodeConflict.self
    case .vncDisplay: DisplaySetTwice.self
    case .graphicsPassthrough: GraphicsPassthroughWithoutDevice.self
    case .deviceModelDomain: DeviceModelDomainOfPV.self
    case .memoryMissing: GuestWithoutMemory.self
    case .physicalCDROM, .scriptOfCDROM: CDROMBackend.self
    case .channelName, .channelNumber: ChannelRefused.self
    case .usbController: USBControllerLimit.self
    case .usbPort, .usbDeviceController: USBDeviceWithoutController.self
    }
  }
}
