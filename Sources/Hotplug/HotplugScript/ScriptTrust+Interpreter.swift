internal import Glibc

/// Trust in what reads a script, and in the directories where programs are searched for.
extension ScriptTrust {
  /// The most interpreters that are interpreted themselves (as Linux, fs/exec.c).
  static let interpretersMax = 4

  /// The directories of a `PATH` that no process but root can put a program into, in order; the usual path of
  /// root where none is left.
  ///
  /// `leftOut` gets each of the others with the reason.
  public static func searchPath(_ inherited: [UInt8]?, leftOut: (ScriptFault) -> Void = { _ in }) -> [UInt8] {
    var kept: [[UInt8]] = []
    for entry in (inherited ?? []).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
      guard entry.first == UInt8(ascii: "/") else {
        let name = String(decoding: entry, as: UTF8.self)
        let problem = name.isEmpty ? "is empty (the working directory)" : "is not absolute"
        if !(inherited ?? []).isEmpty {
          leftOut(.untrusted(path: name, problem: problem, remedy: "use only absolute paths in PATH"))
        }
        continue
      }
      var walk = TrustWalk(String(decoding: entry, as: UTF8.self), goal: .directory)
      do throws(ScriptFault) {
        _ = try walk.run()
        if let problem = walk.firstProblem { throw problem }
        kept.append(Array(entry))
      } catch {
        // A directory that is not there has no program in it, and is no news.
        if !walk.isMissing { leftOut(error) }
      }
    }
    return kept.isEmpty
      ? Array(ScriptEnvironment.defaultPath.utf8) : Array(kept.joined(separator: [UInt8(ascii: ":")]))
  }

  /// The directories of a `PATH` that scripts do not get, each with the reason, in words.
  public static func leftOut(of inherited: [UInt8]?) -> [String] {
    var words: [String] = []
    _ = searchPath(inherited) { words.append("\($0)") }
    return words
  }

  /// Checks the interpreter that the first line of a file names, and those that read it in turn.
  ///
  /// One that does not exist is no matter of trust: no process but root could make it, and starting the
  /// script says that it is missing.
  func checkInterpreter(of file: String, script: String) throws(ScriptFault) {
    var file = file
    for _ in 0..<Self.interpretersMax {
      guard let line = InterpreterLine(of: file) else { return }
      guard let interpreter = try checkProgram(line.path, script: script) else { return }
      switch line.envProgram {
      case nil: file = interpreter
      case .unknown(let word)?:
        throw .untrusted(
          path: script,
          problem: "uses env to find its interpreter, and '\(word)' hides the name",
          remedy: "write the path of the interpreter"
        )
      case .program(let name)?:
        guard let found = try lookUp(name, script: script) else { return }
        file = found
      }
    }
  }

  /// The program that `env` finds; nil where it finds none.
  private func lookUp(_ name: String, script: String) throws(ScriptFault) -> String? {
    if name.contains("/") { return try checkProgram(name, script: script) }
    for directory in searchPath.split(separator: UInt8(ascii: ":")) {
      let path = "\(String(decoding: directory, as: UTF8.self))/\(name)"
      if access(path, X_OK) == 0 { return try checkProgram(path, script: script) }
    }
    return nil
  }

  /// Checks one program; the file that it is, or nil where it does not exist.
  private func checkProgram(_ path: String, script: String) throws(ScriptFault) -> String? {
    guard path.hasPrefix("/") else {
      throw .untrusted(
        path: script,
        problem: "has the interpreter '\(path)', a relative path",
        remedy: "write an absolute path"
      )
    }
    var walk = TrustWalk(path)
    do throws(ScriptFault) {
      let file = try walk.run()
      if let problem = walk.firstProblem { throw problem }
      return file
    } catch {
      if walk.isMissing && walk.firstProblem == nil { return nil }
      let fault = walk.firstProblem ?? error
      guard case .untrusted(let place, let problem, let remedy) = fault else { throw fault }
      let words = "\(problem), and is or leads to the interpreter of '\(script)'"
      throw .untrusted(path: place, problem: words, remedy: remedy)
    }
  }
}
