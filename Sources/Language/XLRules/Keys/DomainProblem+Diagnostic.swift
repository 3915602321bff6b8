import XLModel
import XLText

extension DomainProblem {
  /// The diagnostic of this problem, the one after `index` others of the file; nil where a missing key is
  /// optional in this file.
  func diagnostic(in file: RuleSubject, index: Int) -> Diagnostic? {
    switch kind {
    case .listForValue: ListForValue.diagnostic(self, in: file)
    case .valueForList: ValueForList.diagnostic(self, in: file)
    case .nestedList: NestedList.diagnostic(self, in: file)
    case .notANumber:
      WordForTruth.diagnostic(self, in: file) ?? SizeWithUnit.diagnostic(self, in: file)
        ?? NotANumber.diagnostic(self, in: file)
    case .numberTooLarge: NumberTooLarge.diagnostic(self, in: file)
    case .outOfRange(let least, let most):
      NumberOutOfRange.diagnostic(self, in: file, least: least, most: most)
    case .appendedNumber: AppendedNumber.diagnostic(self, in: file)
    case .unknownValue(let allowed): UnknownValue.diagnostic(self, in: file, allowed: allowed)
    case .malformedUUID: MalformedUUID.diagnostic(self, in: file)
    case .deprecatedNumber(let names): DeprecatedForm.diagnostic(self, in: file, names: names)
    case .ignoredKey: IgnoredKey.diagnostic(self, in: file)
    case .abbreviated(let meaning): AbbreviatedValue.diagnostic(self, in: file, meaning: meaning)
    case .missingName: MissingName.diagnostic(self, in: file)
    case .missingKernel: MissingKernel.diagnostic(self, in: file)
    case .contradiction(let range): Contradiction.diagnostic(self, in: file, with: range)
    case .entry(let problem): problem.diagnostic(EntryFinding(problem: self, file: file, index: index))
    case .withoutEffect(let needed): KeyWithoutEffect.diagnostic(self, in: file, needed: needed)
    case .loaderAsKernel: LoaderAsKernel.diagnostic(self, in: file)
    case .timerModeOfPV: TimerModeOfPV.diagnostic(self, in: file)
    }
  }

  /// What xl does with the setting, to follow what is wrong with it.
  var consequence: String { outcome == .refuses ? "xl refuses the file" : "xl ignores it" }

  /// Whether no mistake against the grammar near it explains it; the form of an entry is judged all the same.
  func isJudged(in file: RuleSubject) -> Bool {
    if case .entry = kind { return true }
    return file.isSound(range)
  }
}
