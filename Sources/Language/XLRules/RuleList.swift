public import XLText

/// Every rule and every page, sorted by code.
public enum RuleList {
  /// Every rule, sorted by code.
  public static let all: [any Rule.Type] = {
    var rules =
      syntax + diskStrings + virtualDevices + values + devices + vifStrings + manifests + conversions
    rules += settings + suppressions
    // Each rule by itself: to convert a whole array, Swift searches for each conformance at run time, which
    // takes longer than to check a file.
    rules += files.map { $0 }
    rules += disksForLibxl.map { $0 }
    rules += builds.map { $0 }
    rules += otherClaims.map { $0 }
    rules += host.map { $0 }
    rules += doctor.map { $0 }
    return rules.sorted { $0.code < $1.code }
  }()

  /// The rules that read one file.
  ///
  /// Each family is a part of its own, sorted by code, so that parts stay short and merge well.
  static let files: [any FileRule.Type] = wholeFile + disks + keys + sets

  /// The rules of files that are on by default.
  public static let standing = files.filter { !$0.page.isOptIn }

  /// The rules of files that are off by default and were selected.
  public static func optIn(_ codes: Set<DiagnosticCode>) -> [any FileRule.Type] {
    files.filter { $0.page.isOptIn && codes.contains($0.code) }
  }

  /// The grammar, where a token or a statement shows the mistake: XL0001 and on.
  static let syntax: [any Rule.Type] = SyntaxMistake.Kind.allCases.map { $0.rule }

  /// The grammar of a file as a whole: XL0037 and on.
  static let wholeFile: [any FileRule.Type] = [
    MixedAppending.self,
    UncheckedRest.self,
    TemplateMark.self,
  ]

  /// Disks as parts of a file: XL1045 and on.
  static let disks: [any FileRule.Type] = [
    ReadOnlyIDEDisk.self,
    PositionalForm.self,
    CDROMImageAsDisk.self,
    CDROMBeyondIDE.self,
    ImageNameMismatch.self,
  ]

  /// Keys and their values: XL3001 and on.
  static let keys: [any FileRule.Type] = [
    UnknownConfigKey.self,
    KeyOfNewerRelease.self,
    KeyOfOldProgram.self,
    KeyOfOtherGuest.self,
    DeprecatedConfigKey.self,
    OctalNumber.self,
    DuplicateKey.self,
    EmptyName.self,
    MissingMemory.self,
    ImplausibleMemory.self,
    MemoryAboveMaximum.self,
    ImplausibleProcessors.self,
    ImplausibleNumber.self,
    KeyWithoutEffect.self,
    UnknownWord.self,
    UnknownBootDevice.self,
    ZeroUUID.self,
    UnusableName.self,
    WordForFirmware.self,
    OpenScreen.self,
    MissingBootDevice.self,
    VersionedBootloader.self,
    UnknownUSBDevice.self,
  ]

  /// What is wrong with the value of a key: XL3001 and on, too.
  static let values: [any Rule.Type] = [
    IgnoredKey.self,
    ValueForList.self,
    ListForValue.self,
    NestedList.self,
    NotANumber.self,
    WordForTruth.self,
    SizeWithUnit.self,
    NumberTooLarge.self,
    NumberOutOfRange.self,
    AppendedNumber.self,
    UnknownValue.self,
    AbbreviatedValue.self,
    MalformedUUID.self,
    MissingName.self,
    MissingKernel.self,
    Contradiction.self,
    DeprecatedForm.self,
    LoaderAsKernel.self,
    TimerModeOfPV.self,
  ]

  /// Entries of lists of devices: XL3101 and on.
  static let devices: [any Rule.Type] = [
    UnknownEntryOption.self,
    IgnoredEntryOption.self,
    MissingEntryOption.self,
    OptionWithoutValue.self,
    EmptyEntryValue.self,
    RepeatedEntryOption.self,
    UnknownEntryWord.self,
    WordInWrongCase.self,
    MalformedEntryValue.self,
    TruncatedEntryNumber.self,
    EntryNumberOutOfRange.self,
    BlanksInEntry.self,
    UnreadRest.self,
    EmptyEntry.self,
    NestedEntryList.self,
    EntryNotAList.self,
    OldEntryForm.self,
    ViridianNoNumber.self,
    BadPCIAddress.self,
    PCIIdentity.self,
    BadPCISlot.self,
    RDMPolicy.self,
    RDMUnknownPolicy.self,
    RDMDropped.self,
    BadProcessorList.self,
    ReversedProcessors.self,
    AllTakenAway.self,
    NoProcessors.self,
    ProcessorsBeyondHost.self,
    ProcessorsWithoutVCPUs.self,
    MoreListsThanVCPUs.self,
    EndlessProcessors.self,
    CPUIDFirstWord.self,
    CPUIDFlagWithoutValue.self,
    UnknownCPUIDFlag.self,
    CPUIDFlagValue.self,
    CPUIDLine.self,
    CPUIDRegister.self,
    CPUIDBits.self,
    MalformedRange.self,
    RangeTooLarge.self,
    ReversedRange.self,
    DecimalOnly.self,
    VNUMAProcessors.self,
    VNUMAMemory.self,
    VNUMABeyondHost.self,
    VNUMADistances.self,
    VNUMAProcessorTwice.self,
    VNUMAIncompleteNode.self,
    MultiTouchWithoutSize.self,
    VirtIOType.self,
  ]

  /// Several devices of a file: XL4001 and on.
  static let sets: [any FileRule.Type] = [
    DuplicateVirtualDevice.self,
    OverlappingVirtualDevice.self,
    DuplicateInterfaceNumber.self,
    SharedWritableImage.self,
    SharedImage.self,
    DuplicateMAC.self,
    DuplicateInterfaceName.self,
    SharedScriptTarget.self,
    SplitInterface.self,
    DuplicatePCIDevice.self,
  ]

  /// What two files, and some of it two devices of one, cannot both have.
  static let claims: [any ClaimRule.Type] = [
    SharedWritableImage.self,
    SharedImage.self,
    DuplicateMAC.self,
    DuplicateInterfaceName.self,
    DuplicateUUID.self,
    DuplicateDomainName.self,
    SharedScriptTarget.self,
  ]

  /// Disk strings: XL1001 and on.
  static let diskStrings: [any Rule.Type] = [
    ForgottenFormat.self,
    UnknownFormat.self,
    UnknownAccess.self,
    UnknownBackendType.self,
    UnknownSpecification.self,
    UnknownDeviceType.self,
    UnreadablePort.self,
    UnknownDiskParameter.self,
    DiskFlagWithValue.self,
    StrayEquals.self,
    DroppedEquals.self,
    RepeatedParameter.self,
    OverriddenParameter.self,
    TooManyPositionals.self,
    UnknownPrefix.self,
    DeprecatedPrefix.self,
    IgnoredPrefix.self,
    MissingVirtualDevice.self,
    MissingDiskTarget.self,
    SwallowedDiskParameter.self,
    FlagTooNew.self,
    EdgeBlank.self,
    OverlongParameter.self,
    ScannerExit.self,
    NULInDiskString.self,
    EmptyDiskVirtualDevice.self,
  ]

  /// Disks that xl accepts and that libxl or a script may not: XL1028 and on.
  static let disksForLibxl: [any DiskRule.Type] = [
    WritableCDROM.self,
    EmptyDriveNotCDROM.self,
    EmptyFormatWithTarget.self,
    EmptyTarget.self,
    ScriptRefused.self,
    FormatRefused.self,
    ColoRefused.self,
    TapUnusable.self,
    SpecificationRefused.self,
    OddPort.self,
    ImpossiblePort.self,
    ShellCharacter.self,
    DiskScriptWithSlash.self,
    IncompleteISCSITarget.self,
    UnusableNBDScript.self,
    ForeignScript.self,
    TrustedDriverDomainDisk.self,
  ]

  /// Names of virtual devices: XL1801 and on.
  static let virtualDevices: [any Rule.Type] = [
    UnknownVirtualDevice.self,
    VirtualDeviceOutOfRange.self,
    OddVirtualDevice.self,
    EmptyVirtualDeviceName.self,
  ]

  /// Vif strings: XL2001 and on.
  static let vifStrings: [any Rule.Type] = [
    UnknownVifParameter.self,
    BlankAroundKey.self,
    MissingValue.self,
    EmptyParameter.self,
    VifFlagWithValue.self,
    KeyOfLaterRelease.self,
    DeprecatedVifParameter.self,
    UnsupportedKey.self,
    RepeatedKey.self,
    ContradictoryFlags.self,
    EmptyValue.self,
    BlankAroundValue.self,
    SwallowedVifParameter.self,
    NULInVifString.self,
    UnknownType.self,
    EmulatedType.self,
    UnknownModel.self,
    ModelWithoutEmulation.self,
    MalformedMAC.self,
    ShortMAC.self,
    TrailingMAC.self,
    OddMAC.self,
    MulticastMAC.self,
    ZeroMAC.self,
    MalformedRate.self,
    RateOutOfRange.self,
    MalformedInterval.self,
    IntervalOutOfRange.self,
    OctalRate.self,
    IntervalWithoutUnit.self,
    ZeroRate.self,
    RateAfterOverflow.self,
    MalformedNumber.self,
    TrailingNumber.self,
    WrappedNumber.self,
    OddNumber.self,
    MtuOutOfRange.self,
    LongInterfaceName.self,
    OddInterfaceName.self,
    OddIPAddress.self,
    MalformedVLAN.self,
    VlanWithoutPVID.self,
    VifScriptWithSlash.self,
    TrustedDriverDomainVif.self,
    RouteWithoutAddress.self,
  ]

  /// Devices of running guests: XL6001 and on.
  package static let doctor: [any DoctorRule.Type] = [
    DeviceBusy.self,
    GuestGone.self,
    KilledAttach.self,
    BackendMissing.self,
    RecordMissing.self,
    FrontendMissing.self,
    BackendDomainGone.self,
    HalfDetached.self,
    ScriptNeverRan.self,
    ScriptFailed.self,
    ScriptRunning.self,
    ScriptWaits.self,
    ScriptUnusable.self,
    ImageMissing.self,
    ImageReadOnly.self,
    ImageInUse.self,
    BackendDomainSilent.self,
    PromiseBroken.self,
    BackendRefused.self,
    DriverMissing.self,
    BackendSilent.self,
    QemuMissing.self,
    BridgeMissing.self,
    BridgeDown.self,
    InterfaceMissing.self,
    InterfaceOutside.self,
    InterfaceDown.self,
    GuestSilent.self,
    GuestRefused.self,
    GuestClosed.self,
    BackendStuck.self,
    ImageDeleted.self,
    LoopMismatch.self,
    ImageFormat.self,
    ConfigurationLocked.self,
  ]

  /// Manifests: XL7001 and on.
  static let manifests: [any Rule.Type] = [
    UnreadableManifest.self,
    MissingGuestList.self,
    UnnamedGuest.self,
    RepeatedGuest.self,
    UnknownManifestKey.self,
    RepeatedManifestKey.self,
    MisshapenManifest.self,
    UnknownFlagValue.self,
    UnwritableValue.self,
    UnquotedDisk.self,
  ]

  /// Settings files and baselines: XL9001 and on.
  static let settings: [any Rule.Type] = [
    UnreadableSettings.self,
    UnknownSetting.self,
    RepeatedSetting.self,
    MisshapenSetting.self,
    UnknownSettingValue.self,
    UnknownRule.self,
    UnusablePattern.self,
    UnreadableBaseline.self,
    SettledBaseline.self,
    PathOutsideProject.self,
    MisplacedSetting.self,
    MisnamedSettings.self,
  ]

  /// Comments to xlplug: XL9010 and on.
  static let suppressions: [any Rule.Type] = [
    UnusedSuppression.self,
    UnknownSuppression.self,
    MalformedSuppression.self,
  ]

  /// Codes that demand something of a file as a whole: a name, something to boot.
  ///
  /// The examples of other pages are parts of files, so these demands are not made of them.
  public static let demands: Set<DiagnosticCode> = [
    MissingName.code, MissingKernel.code, MissingMemory.code, BootloaderWithoutDisk.code,
    GuestWithoutMemory.code,
  ]

  /// Codes of mistakes that make a file a program of another language.
  package static let template: any FileRule.Type = TemplateMark.self

  /// The mistakes of a file that is a program.
  package static let programs: Set<DiagnosticCode> = [
    PythonFormatting.code, PythonStatement.code, PythonCall.code, PythonComprehension.code,
    ForeignFormat.code,
  ]

  private static let otherClaims = claims.filter { claim in !sets.contains { $0.code == claim.code } }

  private static let rulesByCode = Dictionary(
    all.map { ($0.code, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The codes of rules that are off unless they are selected.
  static let optInCodes = all.filter { $0.page.isOptIn }.map { $0.code }
  /// The codes that depend on other files or on the machine, so that the file alone does not show them.
  static let codesFoundElsewhere = claims.map { $0.code } + host.map { $0.code }

  /// The rule with a code; nil where no rule has it.
  public static func rule(_ code: DiagnosticCode) -> (any Rule.Type)? { rulesByCode[code] }
}
