/// The first line of a script, `#!PATH ARGUMENT`, as the kernel reads it (fs/binfmt_script.c, Linux 6.1).
struct InterpreterLine: Hashable, Sendable {
  /// The bytes of a file that the kernel checks for it (BINPRM_BUF_SIZE, Linux 5.1 and later).
  static let bytesMax = 256

  /// The interpreter as written; relative to the working directory where it does not begin with `/`.
  var path: String
  /// All that follows, without blanks around it: one argument; empty for none.
  var argument: String

  /// The line of a file; nil where it has none, or cannot be read.
  init?(of file: String) {
    guard let start = FileProbe.firstBytes(of: file, limit: Self.bytesMax), start.starts(with: "#!".utf8)
    else { return nil }
    let line = start.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") && $0 != 0 }.drop(while: Self.isBlank)
    let name = line.prefix { !Self.isBlank($0) }
    let rest = line.dropFirst(name.count).drop(while: Self.isBlank)
    path = String(decoding: name, as: UTF8.self)
    argument = String(
      decoding: rest.prefix(rest.lastIndex { !Self.isBlank($0) }.map { $0 - rest.startIndex + 1 } ?? 0),
      as: UTF8.self
    )
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

extension InterpreterLine {
  /// What `env` is requested to run.
  enum EnvProgram: Hashable {
    /// A name to look up in `PATH`, or a path.
    case program(String)
    /// None, or one that only env finds: the word that keeps it from being known.
    case unknown(String)
  }

  /// What the interpreter is requested to run where it is `env`; nil where it is another program.
  var envProgram: EnvProgram? {
    guard path.split(separator: "/").last == "env" else { return nil }
    var words = [Substring(argument)]
    if let split = ["-S", "--split-string="].first(where: argument.hasPrefix) {
      // What it quotes and expands, as `\_` and `${VAR}`, is not a name that is searched for.
      words = argument.dropFirst(split.count).split { $0 == " " || $0 == "\t" }
    }
    for word in words {
      if ["-", "-i", "-v"].contains(word)
        || word.contains("=") && !word.hasPrefix("PATH=") && !word.hasPrefix("-")
      {
        continue
      }
      let isPlain = !word.hasPrefix("-") && !word.contains { "=\\$'\" \t".contains($0) }
      return isPlain && !word.isEmpty ? .program(String(word)) : .unknown(String(word))
    }
    return .unknown(argument)
  }
}
