import HotplugDoctor
import Testing
import XLRules
import XLText

/// The pages of the doctor's codes: what is printed is the doctor's, and so is the next command.
@Suite struct DoctorPageTests {
  @Test(arguments: DoctorCode.allCases)
  func pageShowsWhatIsPrinted(_ code: DoctorCode) throws {
    let page = try #require(RuleList.page(code.code), "\(code) has no page")
    let evidence = try #require(Samples.all[code])
    let verdict = Diagnosis(evidence, on: HostEvidence()).verdict
    #expect(verdict.finding?.code == code)
    #expect(page.bad == verdict.lines.joined(separator: "\n") + "\n", "\(code.code)")
    #expect(page.good == (verdict.finding?.next.text ?? "") + "\n", "\(code.code)")
    let severity = verdict.isOnline ? "warning" : "error"
    #expect(page.severity.rawValue == severity)
    #expect(page.name == "\(code)".prefix(1).uppercased() + "\(code)".dropFirst())
  }
}
