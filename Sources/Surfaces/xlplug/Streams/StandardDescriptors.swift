import Glibc

/// The descriptors 0 to 2, which programs may be started without.
enum StandardDescriptors {
  /// Fills those that are closed, so that no socket or file of ours lands there and is taken for a stream.
  ///
  /// Reading and writing fail as if they were closed: each is opened the wrong way round.
  static func fill() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free one is taken.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
