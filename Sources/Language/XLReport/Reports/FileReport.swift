public import XLText

/// One text as it is reported: its path, its places, and what was found in it.
public struct FileReport: Sendable {
  /// The path as it was given or found; any bytes.
  public let path: [UInt8]
  /// The text, and where its bytes mean people.
  public let places: PlaceIndex
  /// What was found, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// A report of a text.
  public init(path: [UInt8], _ text: SourceText, _ diagnostics: [Diagnostic]) {
    self.path = path
    places = PlaceIndex(text)
    self.diagnostics = diagnostics
  }

  /// The path as people see it, without controls.
  public var shownPath: String { VisibleText(path).shown }
}
