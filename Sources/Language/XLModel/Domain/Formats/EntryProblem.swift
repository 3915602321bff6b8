/// What is wrong with an entry of a list, or with a text that has a form of its own.
///
/// Where it is and what xl does about it is reported by the `DomainProblem` around it.
public enum EntryProblem: Hashable, Sendable {
  /// A key of an entry that does not exist; `isIgnored` where xl ignores it.
  case unknownOption(allowed: [String], isIgnored: Bool)
  /// A key that must be there.
  case missingOption(names: [String])
  /// A word without `=`; `endsEntry` where xl reads nothing of the entry after it.
  case optionWithoutValue(allowed: [String], endsEntry: Bool)
  /// A key whose value is empty where something must be.
  case emptyValue(option: String)
  /// A key that was given before; the last one counts.
  case repeatedOption(name: String)
  /// A value that is not allowed.
  case unknownWord(option: String?, allowed: [String])
  /// A text that is allowed but for the case of its letters.
  case wrongCase(name: String)
  /// A text that does not have the form that is described.
  case malformed(option: String?, form: String)
  /// Text of which only the front is taken as a number, which may be nothing: "yes" is 0.
  case partlyANumber(option: String, taken: Int64)
  /// A number that does not fit; what xl makes of it.
  case wrappedNumber(option: String, taken: Int64, most: Int64)
  /// Blanks that xl takes as part of a name or of a value.
  case keptBlanks(isName: Bool)
  /// Text that xl does not check.
  case unreadRest
  /// An entry without text; what becomes of it.
  case emptyEntry(effect: EmptyEntryEffect)
  /// A list as an element where it ends xl, or crashes it.
  case nestedList
  /// An element that is not a list, where only a list is valid.
  case notAList(form: String)
  /// A form of writing that is out of date.
  case deprecatedForm(instead: String)

  /// What is wrong with the address of a PCI device.
  case pciAddress(PCIAddressProblem)
  /// A PCI entry with an address and a name, or with neither.
  case pciIdentity(hasBoth: Bool)
  /// A policy of `rdm` that is right, because of which xl drops the whole text.
  case rdmPolicy
  /// A policy of `rdm` that is wrong, which xl takes after a diagnostic.
  case rdmUnknownPolicy
  /// A text of `rdm` of which xl takes nothing.
  case rdmDropped
  /// What is wrong with a list of processors.
  case processors(ProcessorProblem)
  /// What is wrong with a `cpuid`.
  case cpuid(CPUIDProblem)
  /// What is wrong with a range of numbers.
  case range(RangeProblem)
  /// What is wrong with `vnuma` as a whole.
  case vnuma(VNUMAProblem)
  /// Several touches that nothing was reported about.
  case multiTouch
  /// A type of a virtio device without its second half.
  case virtioType
  /// A value that is not a number, where a list of groups would be valid too; xl reports nothing.
  case silentNumber

  /// What becomes of an entry without text.
  public enum EmptyEntryEffect: Hashable, Sendable {
    /// A device with default values.
    case makesDefaultDevice
    /// xl crashes.
    case crashes
  }

  /// What is wrong with the address of a PCI device.
  public enum PCIAddressProblem: Hashable, Sendable {
    /// It does not have the form.
    case malformed
    /// It ends before the function, where xl reads memory that nothing was written to.
    case noFunction
    /// A part is too large; its name, and the most it can be, in hexadecimal.
    case tooLarge(part: String, most: String)
    /// The slot of the guest does not have the form, or is above 1f.
    case slot
  }

  /// What is wrong with a list of processors.
  public enum ProcessorProblem: Hashable, Sendable {
    /// A word that is neither a number, nor a range, nor `all`.
    case malformed
    /// A range that ends before it begins.
    case reversed
    /// All of them taken away.
    case notAll
    /// The list names none.
    case empty
    /// The list names none that the host has.
    case beyondHost(HostShape)
    /// Nothing says how many vCPUs there are, before Xen 4.22.
    case withoutVCPUs
    /// More entries than vCPUs.
    case moreThanVCPUs(count: Int)
    /// A range that takes xl longer than anybody waits.
    case endless
  }

  /// What is wrong with a `cpuid`.
  public enum CPUIDProblem: Hashable, Sendable {
    /// The first word is not `host`.
    case firstWord
    /// A word without `=`.
    case noValue
    /// A name of a flag that xl does not know.
    case unknownFlag
    /// A value other than 0, 1, x, k and s.
    case value
    /// A line of the other form that does not begin with the number of a leaf.
    case leaf
    /// A comma without the number of a subleaf after it.
    case subleaf
    /// A line without a colon after the leaf.
    case noColon
    /// A name other than eax, ebx, ecx and edx.
    case register
    /// A policy that has not 32 characters, but this many.
    case policyLength(Int)
    /// A character of a policy that means nothing.
    case policyCharacter
  }

  /// What is wrong with a range of numbers.
  public enum RangeProblem: Hashable, Sendable {
    /// It does not have the form.
    case malformed(form: String)
    /// A number that is too large.
    case tooLarge
    /// It ends before it begins.
    case reversed
    /// A number in another base than the one that is read; what it means here.
    case otherBase
  }

  /// What is wrong with `vnuma` as a whole.
  public enum VNUMAProblem: Hashable, Sendable {
    /// The nodes have another number of vCPUs than `maxvcpus`.
    case processors(found: Int64, expected: Int64)
    /// The nodes have another size than `maxmem`; in MiB.
    case memory(found: Int64, expected: Int64)
    /// More vCPUs than the host has processors.
    case beyondHost(count: Int)
    /// A node that the host, which has so many, does not have.
    case noSuchNode(count: Int)
    /// Another number of distances than there are nodes.
    case distances(found: Int, expected: Int)
    /// A processor that two entries name.
    case processorTwice(Int64)
    /// A node without this option.
    case incomplete(option: String)
  }
}
