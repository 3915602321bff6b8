import Glibc

/// The environment of this process, which libxl hands to the scripts that it starts.
enum ProcessEnvironment {
  /// Leaves these variables and no others.
  static func keepOnly(_ variables: [String: [UInt8]]) {
    clearenv()
    for (name, value) in variables {
      let text = value + [0]
      unsafe text.withUnsafeBytes { bytes in
        guard let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return }
        _ = unsafe setenv(name, start, 1)
      }
    }
  }
}
