public import XLText

/// Every rule and every page, sorted by code.
public enum RuleList {
  /// The rules that look at one file.
  ///
  /// Each family is a part of its own, sorted by code, so that parts stay short and merge well.
  public static let all: [any Rule.Type] = syntax + disks + keys + devices + builds + sets

  /// The rules that look without being asked for.
  public static let standing = all.filter { !$0.page.isOptIn }

  /// The rules that have been asked for, of those that have to be.
  public static func optIn(_ codes: Set<DiagnosticCode>) -> [any Rule.Type] {
    all.filter { $0.page.isOptIn && codes.contains($0.page.code) }
  }

  /// The grammar: XL0001 and on.
  static let syntax: [any Rule.Type] = [
    StrayBytes.self,
    MisspeltName.self,
    LookAlike.self,
    NumberWithUnit.self,
    FractionalNumber.self,
    SignedNumber.self,
    UpperCaseHexadecimal.self,
    PythonConstant.self,
    PythonTuple.self,
    PythonDictionary.self,
    PythonFormatting.self,
    PythonJoining.self,
    PythonStatement.self,
    PythonCall.self,
    PythonComprehension.self,
    CarriageReturns.self,
    ByteOrderMark.self,
    DroppedByte.self,
    UnendedComment.self,
    UnclosedString.self,
    NULInString.self,
    UnknownEscape.self,
    HexadecimalEscape.self,
    ShortOctalEscape.self,
    SwallowedOctalEscape.self,
    ExpectedName.self,
    ExpectedOperator.self,
    ExpectedValue.self,
    BareWord.self,
    ExpectedEnd.self,
    MissingComma.self,
    EmptyElement.self,
    OperatorInList.self,
    UnclosedList.self,
    UnopenedList.self,
    NestedTooDeep.self,
    MixedAppending.self,
    Comparison.self,
    ForeignComment.self,
    ForeignFormat.self,
    TripleQuotes.self,
    LineContinuation.self,
    Arithmetic.self,
    StringPrefix.self,
    ColonAssignment.self,
    QuoteInside.self,
    UncheckedRest.self,
  ]

  /// Disks as parts of a file: XL1045 and on.
  static let disks: [any Rule.Type] = [
    ReadOnlyIDEDisk.self,
    PositionalForm.self,
  ]

  /// Keys and their values: XL3001 and on.
  static let keys: [any Rule.Type] = [
    UnknownConfigKey.self,
    KeyOfNewerRelease.self,
    KeyOfOldProgram.self,
    KeyOfOtherGuest.self,
    DeprecatedConfigKey.self,
    IgnoredKey.self,
    ValueForList.self,
    ListForValue.self,
    NestedList.self,
    NotANumber.self,
    WordForTruth.self,
    SizeWithUnit.self,
    NumberTooLarge.self,
    NumberOutOfRange.self,
    OctalNumber.self,
    AppendedNumber.self,
    UnknownValue.self,
    AbbreviatedValue.self,
    MalformedUUID.self,
    MissingName.self,
    MissingKernel.self,
    Contradiction.self,
    DuplicateKey.self,
    EmptyName.self,
    MissingMemory.self,
    ImplausibleMemory.self,
    MemoryAboveMaximum.self,
    ImplausibleProcessors.self,
    DeprecatedForm.self,
    ImplausibleNumber.self,
    KeyWithoutEffect.self,
    LoaderAsKernel.self,
    TimerModeOfPV.self,
    UnknownWord.self,
    UnknownBootDevice.self,
    ZeroUUID.self,
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

  /// What libxl refuses after xl has read a file: XL3201 and on.
  static let builds: [any BuildRule.Type] = [
    DirectBootWithoutKernel.self,
    VideoMemoryTooSmall.self,
    USBBusConflict.self,
    USBNumberOutOfRange.self,
    MemoryOnDemandConflict.self,
    PassthroughConflict.self,
    FirmwareConflict.self,
    TraditionalDeviceModel.self,
    VNUMAOfPV.self,
    NestedAlternateViews.self,
    GrantVersionOutOfRange.self,
    TooManyProcessors.self,
    RemovedClockMode.self,
    ViridianGroupConflict.self,
    SchedulerNumberOutOfRange.self,
    IncompleteSpice.self,
    UnknownSoundCard.self,
    UnmappedAccessesOnX86.self,
    BootloaderWithoutDisk.self,
  ]

  /// Several devices of a file: XL4001 and on.
  static let sets: [any Rule.Type] = [
    DuplicateVirtualDevice.self,
    OverlappingVirtualDevice.self,
    DuplicateInterfaceNumber.self,
    SharedWritableImage.self,
    SharedImage.self,
    DuplicateMAC.self,
    DuplicateInterfaceName.self,
    SharedScriptTarget.self,
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

  /// A file on a machine: XL5001 and on.
  static let host: [any HostRule.Type] = [
    NonexistentTarget.self,
    UnfitTarget.self,
    EmptyImage.self,
    FormatMismatch.self,
    MissingFile.self,
    MissingScript.self,
    UntrustedScript.self,
    MissingBridge.self,
    MissingOpenVSwitch.self,
    MissingBackendDomain.self,
  ]

  /// Codes that demand something of a file as a whole: a name, something to boot.
  ///
  /// The examples of other pages are parts of files, so these demands are not made of them.
  public static let demands: Set<DiagnosticCode> = [
    ConfigCode.missingName.code, ConfigCode.missingKernel.code, ConfigCode.missingMemory.code,
    BuildCode.bootloaderWithoutDisk.code,
  ]

  /// What people read about each code, sorted by code.
  public static let pages: [RulePage] = (all.map { $0.page } + otherPages).sorted { $0.code < $1.code }

  /// The pages of what `CheckedDisk`, `CheckedNic` and `CheckedVirtualDevice` find, in a file as alone.
  private static let stringPages =
    DiskValuePages.all + DiskFormPages.all + DiskMeaningPages.all + VirtualDevicePages.all
    + VifKeyPages.all + VifAddressPages.all + VifValuePages.all

  /// The pages of what is found elsewhere than by looking at one file.
  private static let otherPages =
    stringPages + [
      DuplicateUUID.page, DuplicateDomainName.page, UnusedSuppression.page, UnknownSuppression.page,
      MalformedSuppression.page,
    ] + host.map { $0.page } + SettingsPages.all + DoctorPages.all

  private static let pagesByCode = Dictionary(
    pages.map { ($0.code, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// Every code that has a page, sorted.
  static let codes = pages.map(\.code)
  /// The codes of rules that are off unless they are selected.
  static let optInCodes = pages.filter(\.isOptIn).map(\.code)
  /// The codes that depend on other files or on the machine, so that the file alone does not show them.
  static let codesFoundElsewhere = claims.map { $0.page.code } + host.map { $0.page.code }

  /// The page of a code; nil where no code has this number.
  public static func page(_ code: DiagnosticCode) -> RulePage? { pagesByCode[code] }
}
