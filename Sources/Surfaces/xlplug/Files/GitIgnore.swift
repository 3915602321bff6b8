import Glibc
import XLProject
import XLText

/// Asks git which of some paths it ignores: its own rules, by itself, however they are spread over files.
enum GitIgnore {
  /// The paths of those given, all absolute, that git ignores; those in no work tree are never ignored.
  static func ignored(_ paths: [[UInt8]]) throws(LintFault) -> Set<[UInt8]> {
    var trees: [[UInt8]: [UInt8]?] = [:]
    var groups: [[UInt8]: [[UInt8]]] = [:]
    for path in paths {
      if let tree = workTree(of: FilePath.directory(path), &trees) { groups[tree, default: []].append(path) }
    }
    var ignored: Set<[UInt8]> = []
    for (tree, members) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      ignored.formUnion(try ask(tree, members))
    }
    return ignored
  }

  /// The nearest directory from here upwards that has a `.git`.
  private static func workTree(of directory: [UInt8], _ known: inout [[UInt8]: [UInt8]?]) -> [UInt8]? {
    if let answer = known[directory] { return answer }
    var tree: [UInt8]?
    if access(FilePath.cString(FilePath.joined(directory, Array(".git".utf8))), F_OK) == 0 {
      tree = directory
    } else if directory != [FilePath.slash] {
      tree = workTree(of: FilePath.directory(directory), &known)
    }
    known[directory] = .some(tree)
    return tree
  }

  private static func ask(_ tree: [UInt8], _ paths: [[UInt8]]) throws(LintFault) -> [[UInt8]] {
    var input: [UInt8] = []
    for path in paths { input += (FilePath.relative(path, to: tree) ?? path) + [0] }
    let (front, back) = (["git", "-C"], ["check-ignore", "-z", "--stdin"])
    let words = front.map { Array($0.utf8) } + [tree] + back.map { Array($0.utf8) }
    let (status, output, errors) = try run(words, input)
    // 0: some are ignored; 1: none is.
    if status != 0 && status != 1 {
      throw .git(String(decoding: errors.split(separator: 10).first ?? [], as: UTF8.self))
    }
    return output.split(separator: 0).map { FilePath.joined(tree, $0) }
  }

  /// Runs a command whose input and output are files without a name, so that neither waits for the other.
  private static func run(
    _ words: [[UInt8]],
    _ input: [UInt8]
  ) throws(LintFault) -> (status: Int32, output: [UInt8], errors: [UInt8]) {
    let files = (0..<3).map { _ in namelessFile() }
    defer { for file in files where file >= 0 { close(file) } }
    if files.contains(where: { $0 < 0 }) { throw .git(String(cString: strerror(errno))) }
    var offset = 0
    while offset < input.count {
      let count = input[offset...].withUnsafeBytes { write(files[0], $0.baseAddress, $0.count) }
      if count < 0 { throw .git(String(cString: strerror(errno))) }
      offset += count
    }
    lseek(files[0], 0, SEEK_SET)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
    }
    var arguments = words.map { word in strdup(FilePath.cString(word)) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let started = posix_spawnp(&process, "git", &actions, nil, &arguments, environ)
    if started != 0 {
      throw .git(started == ENOENT ? "there is no 'git' in PATH" : String(cString: strerror(started)))
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let isExit = status & 0x7F == 0
    return (isExit ? status >> 8 & 0xFF : -1, try contents(files[1]), try contents(files[2]))
  }

  private static func namelessFile() -> Int32 {
    let place = ProcessEnvironment.value(of: "TMPDIR") ?? Array("/tmp".utf8)
    var template = FilePath.cString(FilePath.joined(place, Array("xlplug-XXXXXX".utf8)))
    let descriptor = mkstemp(&template)
    if descriptor >= 0 {
      unlink(template)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    return descriptor
  }

  private static func contents(_ file: Int32) throws(LintFault) -> [UInt8] {
    lseek(file, 0, SEEK_SET)
    return try FileContents.read(file, Array("git".utf8), .max).text.bytes
  }
}
