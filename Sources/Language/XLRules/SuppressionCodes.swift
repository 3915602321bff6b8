public import XLText

/// Every code about comments that silence other codes; numbers are never reused.
public enum SuppressionCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A comment that silences nothing.
  case unusedSuppression = 9010
  /// A comment that names a code that does not exist.
  case unknownSuppression = 9011
  /// A comment to xlplug that is not understood.
  case malformedSuppression = 9012

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
