import HotplugDoctor
import Testing
import XLRules
import XLText

/// The pages of the doctor's codes: what is printed is the doctor's, and so is the next command.
@Suite struct DoctorPageTests {
  @Test(arguments: RuleList.doctor.map { $0.code })
  func pageShowsWhatIsPrinted(_ code: DiagnosticCode) throws {
    let page = try #require(RuleList.rule(code)).page
    let evidence = try #require(Samples.all[code])
    let verdict = Diagnosis(evidence, on: HostEvidence()).verdict
    #expect(verdict.finding?.code == code)
    #expect(page.bad == verdict.lines.joined(separator: "\n") + "\n", "\(code)")
    #expect(page.good == (verdict.finding?.next.text ?? "") + "\n", "\(code)")
    let severity = verdict.isOnline ? "warning" : "error"
    #expect(page.severity.rawValue == severity)
  }
}
