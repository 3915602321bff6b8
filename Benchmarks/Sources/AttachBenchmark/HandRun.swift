import Glibc

/// A script run with posix_spawn(3) and waited for, and nothing more: no supervisor, no group, no captured output.
enum HandRun {
  /// Runs it once; the time from the start to the end of the process, in seconds.
  ///
  /// With `hasPipe` its output is a pipe, which is read to its end.
  static func seconds(
    path: String,
    arguments: [String],
    _ environment: [String: [UInt8]],
    hasPipe: Bool = false,
  ) throws(BenchFault) -> Double {
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\(String(decoding: $0.value, as: UTF8.self))") } + [nil]
    defer { for word in words + variables { free(word) } }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    var process: pid_t = 0
    var status: Int32 = -1
    var ends: [Int32] = [-1, -1]
    let start = ContinuousClock.now
    if hasPipe {
      guard pipe(&ends) == 0 else { throw .scriptEnded(-1) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&files, ends[1], 1)
      posix_spawn_file_actions_adddup2(&files, ends[1], 2)
    } else {
      posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    }
    guard posix_spawn(&process, path, &files, nil, &words, &variables) == 0 else {
      throw .scriptEnded(-1)
    }
    if hasPipe {
      close(ends[1])
      var bytes = [UInt8](repeating: 0, count: 65536)
      while read(ends[0], &bytes, bytes.count) > 0 {}
      close(ends[0])
    }
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let seconds = (ContinuousClock.now - start).inSeconds
    guard status == 0 else { throw .scriptEnded(status) }
    return seconds
  }
}
