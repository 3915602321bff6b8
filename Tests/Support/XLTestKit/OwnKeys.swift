/// The keys that xlplug writes for a device beside those that xl writes; comparisons with xl leave them out.
public enum OwnKeys {
  private static let names = ["xlplug-instance", "xlplug-loop"]

  /// Whether a line of `xenstore-ls -f`, or of a transcript, is about such a key.
  public static func isIn(_ line: some StringProtocol) -> Bool {
    names.contains { line.contains("/\($0) = ") }
  }

  /// A text without the lines that are about such keys.
  public static func removed(from text: String) -> String {
    text.split(separator: "\n").filter { !isIn($0) }.joined(separator: "\n")
  }
}
