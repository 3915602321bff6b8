import XLModel
import XLText

extension EntryProblem {
  /// The diagnostic of the rule that this is about.
  func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    switch self {
    case .unknownOption(let allowed, isIgnored: false):
      UnknownEntryOption.diagnostic(finding, allowed: allowed)
    case .unknownOption(let allowed, isIgnored: true):
      IgnoredEntryOption.diagnostic(finding, allowed: allowed)
    case .missingOption(let names): MissingEntryOption.diagnostic(finding, names: names)
    case .optionWithoutValue(let allowed, let endsEntry):
      OptionWithoutValue.diagnostic(finding, allowed: allowed, endsEntry: endsEntry)
    case .emptyValue(let option): EmptyEntryValue.diagnostic(finding, option: option)
    case .repeatedOption(let name): RepeatedEntryOption.diagnostic(finding, name: name)
    case .unknownWord(let option, let allowed):
      UnknownEntryWord.diagnostic(finding, option: option, allowed: allowed)
    case .wrongCase(let name): WordInWrongCase.diagnostic(finding, name: name)
    case .malformed(let option, let form): MalformedEntryValue.diagnostic(finding, option: option, form: form)
    case .partlyANumber(let option, let taken):
      TruncatedEntryNumber.diagnostic(finding, option: option, taken: taken)
    case .wrappedNumber(let option, let taken, let most):
      EntryNumberOutOfRange.diagnostic(finding, option: option, taken: taken, most: most)
    case .keptBlanks(let isName): BlanksInEntry.diagnostic(finding, isName: isName)
    case .unreadRest: UnreadRest.diagnostic(finding)
    case .emptyEntry(let effect): EmptyEntry.diagnostic(finding, effect: effect)
    case .nestedList: NestedEntryList.diagnostic(finding)
    case .notAList(let form): EntryNotAList.diagnostic(finding, form: form)
    case .deprecatedForm(let instead): OldEntryForm.diagnostic(finding, instead: instead)
    case .pciAddress(.malformed): BadPCIAddress.diagnostic(finding)
    case .pciAddress(.noFunction): BadPCIAddress.withoutFunction(finding)
    case .pciAddress(.tooLarge(let part, let most)): BadPCIAddress.tooLarge(finding, part: part, most: most)
    case .pciAddress(.slot): BadPCISlot.diagnostic(finding)
    case .pciIdentity(let hasBoth): PCIIdentity.diagnostic(finding, hasBoth: hasBoth)
    case .rdmPolicy: RDMPolicy.diagnostic(finding)
    case .rdmUnknownPolicy: RDMUnknownPolicy.diagnostic(finding)
    case .rdmDropped: RDMDropped.diagnostic(finding)
    case .processors(let problem): problem.diagnostic(finding)
    case .cpuid(let problem): problem.diagnostic(finding)
    case .range(.malformed(let form)): MalformedRange.diagnostic(finding, form: form)
    case .range(.tooLarge): RangeTooLarge.diagnostic(finding)
    case .range(.reversed): ReversedRange.diagnostic(finding)
    case .range(.otherBase): DecimalOnly.diagnostic(finding)
    case .vnuma(let problem): problem.diagnostic(finding)
    case .multiTouch: MultiTouchWithoutSize.diagnostic(finding)
    case .virtioType: VirtIOType.diagnostic(finding)
    case .silentNumber: ViridianNoNumber.diagnostic(finding)
    }
  }
}

extension EntryProblem.ProcessorProblem {
  fileprivate func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    switch self {
    case .malformed: BadProcessorList.diagnostic(finding)
    case .reversed: ReversedProcessors.diagnostic(finding)
    case .notAll: AllTakenAway.diagnostic(finding)
    case .empty: NoProcessors.diagnostic(finding)
    case .beyondHost(let host): ProcessorsBeyondHost.diagnostic(finding, host: host)
    case .withoutVCPUs: ProcessorsWithoutVCPUs.diagnostic(finding)
    case .moreThanVCPUs(let count): MoreListsThanVCPUs.diagnostic(finding, count: count)
    case .endless: EndlessProcessors.diagnostic(finding)
    }
  }
}

extension EntryProblem.CPUIDProblem {
  fileprivate func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    switch self {
    case .firstWord: CPUIDFirstWord.diagnostic(finding)
    case .noValue: CPUIDFlagWithoutValue.diagnostic(finding)
    case .unknownFlag: UnknownCPUIDFlag.diagnostic(finding)
    case .value: CPUIDFlagValue.diagnostic(finding)
    case .leaf, .subleaf, .noColon: CPUIDLine.diagnostic(finding)
    case .register: CPUIDRegister.diagnostic(finding)
    case .policyLength(let count): CPUIDBits.diagnostic(finding, characterCount: count)
    case .policyCharacter: CPUIDBits.diagnostic(finding)
    }
  }
}

extension EntryProblem.VNUMAProblem {
  fileprivate func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    switch self {
    case .processors(let found, let expected):
      VNUMAProcessors.diagnostic(finding, found: found, expected: expected)
    case .memory(let found, let expected): VNUMAMemory.diagnostic(finding, found: found, expected: expected)
    case .beyondHost(let count): VNUMABeyondHost.diagnostic(finding, processorCount: count)
    case .noSuchNode(let count): VNUMABeyondHost.diagnostic(finding, nodeCount: count)
    case .distances(let found, let expected):
      VNUMADistances.diagnostic(finding, found: found, expected: expected)
    case .processorTwice(let number): VNUMAProcessorTwice.diagnostic(finding, number: number)
    case .incomplete(let option): VNUMAIncompleteNode.diagnostic(finding, option: option)
    }
  }
}
