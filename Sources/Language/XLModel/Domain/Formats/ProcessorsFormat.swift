import XLSyntax
import XLText

/// `cpus` and `cpus_soft`: on which processors of the host the virtual ones run.
///
/// xl: tools/xl/xl_parse.c parse_vcpu_affinity, Xen 4.17 to 4.23. Without `vcpus` and `maxvcpus` the value is
/// dropped before 4.22, after xl has written after an array.
enum ProcessorsFormat {
  /// The most numbers in all sets of one key.
  private static let membersMax = 1 << 19

  @Sendable static func hard(_ input: KeyInput) -> KeyOutcome { read(input, isHard: true) }
  @Sendable static func soft(_ input: KeyInput) -> KeyOutcome { read(input, isHard: false) }

  private static func read(_ input: KeyInput, isHard: Bool) -> KeyOutcome {
    var report = EntryReport(input)
    let known = input.domain.number("b_info.max_vcpus") ?? 0
    let count = Int(clamping: known < 1 && input.xen.minor >= 22 ? 1 : known)
    if count < 1 {
      report.add(.processors(.withoutVCPUs), .staysSilent, at: input.range)
    }
    let sets =
      input.isList ? list(count, &report) : text(count, &report)
    if input.isList || !isHard { report.set("b_info.numa_placement", .choice(false)) }
    if count > 0 {
      let path = isHard ? "b_info.vcpu_hard_affinity" : "b_info.vcpu_soft_affinity"
      report.set(path, sets.map(\.value))
    }
    return report.outcome

    func text(_ count: Int, _ report: inout EntryReport) -> [ProcessorSet] {
      guard let text = input.text else { return [] }
      let set = ProcessorSet(EntryText(text), into: &report)
      checkEmpty(set, at: report.wholeText, &report)
      // One for each; more of them than a host can have are not worth their memory.
      return Array(repeating: set, count: min(count, membersMax / max(1, set.members.count)))
    }

    func list(_ count: Int, _ report: inout EntryReport) -> [ProcessorSet] {
      var sets: [ProcessorSet] = []
      for (index, element) in input.elements.enumerated() {
        if index == count, count > 0 {
          report.add(.processors(.moreThanVCPUs(count: count)), .staysSilent, at: element.range)
        }
        // Entries after the last vCPU are not checked, of any kind.
        let isRead = index < count
        guard let text = element.text else {
          report.add(.nestedList, isRead ? .dies : .staysSilent, at: element.range)
          break
        }
        guard isRead else { continue }
        let set = ProcessorSet(EntryText(text), into: &report)
        checkEmpty(
          set,
          at: text.bytes.isEmpty ? element.range : text.place(ByteRange(0, text.bytes.count)),
          &report
        )
        sets.append(set)
      }
      return sets
    }

    func checkEmpty(_ set: ProcessorSet, at place: ByteRange, _ report: inout EntryReport) {
      guard set.members.isEmpty, !set.isRefused, !set.dependsOnHost else { return }
      let problem: EntryProblem.ProcessorProblem = set.namesOthers ? .beyondHost(input.host) : .empty
      let isSeen = isHard && count > 0
      report.add(.processors(problem), isSeen ? .refuses : .staysSilent, at: place)
    }
  }
}
