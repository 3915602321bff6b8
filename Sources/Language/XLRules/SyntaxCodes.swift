public import XLText

/// Every code of the grammar of configuration files; numbers are never reused.
public enum SyntaxCode: UInt16, Hashable, Sendable, CaseIterable {
  /// Bytes that nothing can begin with.
  case strayBytes = 1

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
