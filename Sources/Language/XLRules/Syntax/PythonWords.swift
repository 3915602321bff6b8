/// Words of Python that files of the time of `xm` have, with what to do about each.
///
/// `xm` ran configuration files as programs; xl reads them as data (tools/libs/util, Xen 4.2 and later).
enum PythonWords {
  /// What begins a statement, and the fix.
  static let statements: [String: String] = [
    "import": "remove it; xl does not import files", "from": "remove it; xl does not import files",
    "def": "remove the function, and write its results", "class": "remove it, and write the values",
    "print": "remove it",
    "if": "write the value of the applicable case, or use one file per case",
    "elif": "write the value of the applicable case, or use one file per case",
    "else": "write the value of the applicable case, or use one file per case",
    "for": "write the results of the loop", "while": "write the results of the loop",
    "try": "keep only the intended value", "except": "keep only the intended value",
    "finally": "keep only the intended value", "with": "write the values",
    "return": "remove the function, and write its results", "pass": "remove it", "del": "remove it",
    "global": "remove it", "assert": "remove it; xlplug lint checks the file", "raise": "remove it",
    "exec": "write the values", "execfile": "copy the settings of that file here",
    "lambda": "write the result", "not": "write the result: 1 or 0",
    "and": "write the result", "or": "write the result", "in": "write the result",
    "is": "write the result",
  ]

  /// What ends its line with a colon and goes on in the indented lines below.
  static let blocks: Set<String> = [
    "def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with",
  ]

  /// What is valid only after a value.
  static let operators: Set<String> = ["if", "else", "for", "and", "or", "not", "in", "is"]

  /// Values with a name, and what xl requires for them.
  static let constants = ["True": "1", "False": "0", "TRUE": "1", "FALSE": "0", "None": ""]
}
