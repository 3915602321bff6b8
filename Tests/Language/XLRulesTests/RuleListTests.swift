import Foundation
import Testing
import XLCheck
import XLReport
import XLRules
import XLTestKit
import XLText

/// The list of rules: complete, sorted, and each page true.
@Suite struct RuleListTests {
  private static let directory = Project.file("Sources/Language/XLRules/Rules")

  /// The compiler keeps the names of types unique; that each is listed is known here only.
  @Test func everyRuleIsInTheList() throws {
    let paths =
      FileManager.default.enumerator(atPath: Self.directory.path)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { $0.hasSuffix(".swift") }.map {
      $0.split(separator: "/").last?.dropLast(6) ?? ""
    }
    #expect(files.map(String.init).sorted() == RuleList.all.map { $0.name }.sorted())
  }

  @Test func everyRuleHasACodeOfItsOwn() {
    let codes = RuleList.all.map { $0.code } + RuleList.removedCodes.map { $0.code }
    #expect(Set(codes).count == codes.count, "\(codes.filter { code in codes.count { $0 == code } > 1 })")
  }

  /// A name names one rule, whatever its case, so that selecting it selects one code.
  @Test func namesAreUniqueInAnyCase() {
    let names = (RuleList.all.map { $0.name } + RuleList.removedCodes.map { $0.name }).map { $0.lowercased() }
    #expect(Set(names).count == names.count, "\(names.filter { name in names.count { $0 == name } > 1 })")
  }

  @Test(arguments: [
    ("MissingTarget", ["MissingDiskTarget", "NonexistentTarget"]), ("writablebus", ["ReadOnlyIDEDisk"]),
    ("UnknownKey", ["UnknownDiskParameter", "UnknownVifParameter", "UnknownConfigKey"]),
  ])
  func formerNamesAreRefused(_ name: String, _ names: [String]) {
    let (pattern, refusal) = RulePattern.parsed(name)
    #expect(pattern == nil && refusal == .renamed(names))
    for name in names { #expect(RulePattern.parsed(name).pattern != nil) }
  }

  /// Each rule is in one family, whose name is no rule's and names its rules everywhere.
  @Test func everyRuleIsInOneFamily() {
    #expect(RuleFamily.all.flatMap(\.rules).map { $0.code } == RuleList.all.map { $0.code })
    for family in RuleFamily.all {
      #expect(RuleList.rule(named: family.name) == nil)
      let pattern = RulePattern.parsed(family.name.uppercased()).pattern
      let named = RuleList.all.filter { pattern?.names($0.code) ?? false }
      #expect(named.map { $0.code } == family.rules.map { $0.code }, "\(family.name)")
    }
  }

  @Test func removedCodesAreRefusedWithTheirSuccessor() {
    let refusal = RulePattern.parsed("xl1027").refusal
    #expect(
      refusal?.message(for: "xl1027")
        == "XL1027 was removed: use XL1801 to XL1804"
    )
    for code in RuleList.removedCodes { #expect(RuleList.rule(code.code) == nil) }
  }

  /// The codes whose examples are no texts of xl's; ProjectPageTests and DoctorPageTests run those.
  private static let others: Set<RulePage.Subject> = [.manifest, .conversion, .settings, .baseline, .device]

  @Test(arguments: RuleList.all.filter { !others.contains($0.page.subject) }.map { $0.code })
  func examplesAreTrue(_ code: DiagnosticCode) throws {
    let rule = try #require(RuleList.rule(code))
    let page = rule.page
    let bad = PageExample(page.bad, of: rule).diagnostics
    let found = bad.filter { $0.code == code }
    #expect(!found.isEmpty, "\(code) \(rule.name): the bad example gets \(bad.map(\.code))")
    #expect(found.contains { $0.severity == page.severity }, "\(code): \(found.map(\.severity))")
    let good = PageExample(page.good, of: rule).diagnostics
    #expect(good.isEmpty, "\(code) \(rule.name): the good example gets \(good)")
    if let fix = page.fix {
      let fixes = found.flatMap(\.fixes)
      #expect(fixes.contains { $0.safety == fix }, "\(code): no fix that is \(fix)")
      if page.subject != .files, let first = fixes.first {
        let mended = SourceText(page.bad).applying(first.edits)
        let left = PageExample(String(decoding: mended.bytes, as: UTF8.self), of: rule).diagnostics
        #expect(!left.contains { $0.code == code }, "\(code): its fix does not mend it: \(left)")
      }
    } else {
      #expect(found.flatMap(\.fixes).isEmpty, "\(code): a fix that the page does not tell of")
    }
  }
}
