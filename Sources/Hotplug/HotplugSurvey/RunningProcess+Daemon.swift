package import HostFiles
package import HotplugPlan

extension RunningProcess {
  /// The most bytes of a command line that are read for the name of a daemon.
  package static let daemonByteCountMax = 4096

  /// Which daemon of a driver domain it is; nil for other processes, and for those of other users than root.
  package var scriptDaemon: ScriptDaemon? { scriptDaemon(commandWords(atMost: Self.daemonByteCountMax)) }

  /// The same for a command line that was read already.
  package func scriptDaemon(_ command: [[UInt8]]) -> ScriptDaemon? {
    // Another user's process may have any words.
    isRoots ? ScriptDaemon(commandWords: command) : nil
  }
}
