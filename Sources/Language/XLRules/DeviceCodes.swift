public import XLText

/// Every code of the formats of list keys; numbers are never reused.
public enum DeviceCode: UInt16, Hashable, Sendable, CaseIterable {
  /// An option of an entry that xl does not know, and because of which it refuses the file.
  case unknownEntryOption = 3101
  /// An option of an entry that xl does not know and skips.
  case ignoredEntryOption = 3102
  /// An entry without an option that it needs.
  case missingEntryOption = 3103
  /// A word in an entry that is no `NAME=VALUE`.
  case optionWithoutValue = 3104
  /// An option with nothing behind its `=`.
  case emptyEntryValue = 3105
  /// An option that stands twice in one entry.
  case repeatedEntryOption = 3106
  /// A value of an entry that is none of the words allowed.
  case unknownEntryWord = 3107
  /// A value that would be right in other letters.
  case wordInWrongCase = 3108
  /// A value of an entry without the form that it must have.
  case malformedEntryValue = 3109
  /// A value that is a number in front only, or not at all.
  case truncatedEntryNumber = 3110
  /// A number that does not fit where it goes.
  case entryNumberOutOfRange = 3111
  /// Blanks that become part of a name or a value.
  case blanksInEntry = 3112
  /// Text that has no effect.
  case unreadRest = 3113
  /// An entry that is empty.
  case emptyEntry = 3114
  /// A list where an entry must be a text.
  case nestedEntryList = 3115
  /// A text where an entry must be a list.
  case entryNotAList = 3116
  /// A form of writing that xl complains about.
  case oldEntryForm = 3117
  /// A `viridian` that is neither a number nor a list.
  case viridianNoNumber = 3118
  /// A PCI address without its form.
  case badPCIAddress = 3120
  /// A PCI device with an address and a name, or with neither.
  case pciIdentity = 3121
  /// A virtual slot that there is not.
  case badPCISlot = 3122
  /// A policy of `rdm` that makes xl drop it.
  case rdmPolicy = 3125
  /// A policy of `rdm` that does not exist.
  case rdmUnknownPolicy = 3126
  /// A `rdm` that xl drops.
  case rdmDropped = 3127
  /// A word of a processor list that is none.
  case badProcessorList = 3130
  /// A range of processors that ends before it begins.
  case reversedProcessors = 3131
  /// A `^all` in a list of processors.
  case allTakenAway = 3132
  /// A list of processors that names none.
  case noProcessors = 3133
  /// Processors that a host of the usual size does not have.
  case processorsBeyondHost = 3134
  /// A list of processors that xl drops.
  case processorsWithoutVCPUs = 3135
  /// An entry of `cpus` for no virtual processor.
  case moreListsThanVCPUs = 3136
  /// A range that xl counts for longer than anybody waits.
  case endlessProcessors = 3137
  /// A `cpuid` that does not begin with `host`.
  case cpuidFirstWord = 3140
  /// A flag of `cpuid` without a value.
  case cpuidFlagWithoutValue = 3141
  /// A flag of `cpuid` that xl does not know.
  case unknownCPUIDFlag = 3142
  /// A value of a flag that is none.
  case cpuidFlagValue = 3143
  /// A line of `cpuid` without a leaf.
  case cpuidLine = 3144
  /// A register of `cpuid` that there is not.
  case cpuidRegister = 3145
  /// Bits of `cpuid` that are not 32 of the right characters.
  case cpuidBits = 3146
  /// An entry of numbers without its form.
  case malformedRange = 3150
  /// A number that is too large.
  case rangeTooLarge = 3151
  /// A range that ends before it begins.
  case reversedRange = 3152
  /// An interrupt that is not decimal.
  case decimalOnly = 3153
  /// Nodes that do not have `maxvcpus` processors.
  case vnumaProcessors = 3160
  /// Nodes that do not have the size of `maxmem`.
  case vnumaMemory = 3161
  /// More than a host of the usual size has.
  case vnumaBeyondHost = 3162
  /// Distances for another number of nodes.
  case vnumaDistances = 3163
  /// A virtual processor that stands twice.
  case vnumaProcessorTwice = 3164
  /// A node without size or processors.
  case vnumaIncompleteNode = 3165
  /// Several touches without a size.
  case multiTouchWithoutSize = 3170
  /// A virtio type without its second half.
  case virtIOType = 3171

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
