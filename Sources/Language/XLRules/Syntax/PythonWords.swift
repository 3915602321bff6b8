/// Words of Python that files of the time of `xm` have, with what to do about each.
///
/// `xm` ran configuration files as programs; xl reads them as data (tools/libs/util, Xen 4.2 and later).
enum PythonWords {
  /// What begins a statement, and the way out.
  static let statements: [String: String] = [
    "import": "remove it; nothing can be imported", "from": "remove it; nothing can be imported",
    "def": "remove the function and write its results out", "class": "remove it, and write the values out",
    "print": "remove it; xl prints nothing from a file",
    "if": "write the value of the case that holds, or keep a file for each case",
    "elif": "write the value of the case that holds, or keep a file for each case",
    "else": "write the value of the case that holds, or keep a file for each case",
    "for": "write out what the loop makes", "while": "write out what the loop makes",
    "try": "keep only what is meant to hold", "except": "keep only what is meant to hold",
    "finally": "keep only what is meant to hold", "with": "write the values out",
    "return": "remove the function and write its results out", "pass": "remove it", "del": "remove it",
    "global": "remove it", "assert": "remove it; xlplug lint checks the file", "raise": "remove it",
    "exec": "write the values out", "execfile": "copy the settings of that file in here",
    "lambda": "write the result out", "not": "write the result out: 1 or 0",
    "and": "write the result out", "or": "write the result out", "in": "write the result out",
    "is": "write the result out",
  ]

  /// What ends its line with a colon and goes on in the indented lines below.
  static let blocks: Set<String> = [
    "def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with",
  ]

  /// What only stands behind a value.
  static let operators: Set<String> = ["if", "else", "for", "and", "or", "not", "in", "is"]

  /// Values with a name, and what xl wants for them.
  static let constants = ["True": "1", "False": "0", "TRUE": "1", "FALSE": "0", "None": ""]
}
