package import HostFiles
import HotplugPlan

/// The QEMU that serves disks of guests in this domain.
///
/// The table of processes says which run: it outlives a daemon, and has those that `xl devd` has started.
package enum QEMUProcess {
  /// The most bytes of a command line that are read.
  static let commandByteCountMax = 1 << 13

  /// The processes of root's that serve a guest, the oldest first, for a store by its `XENSTORED_PATH`; none
  /// where none runs.
  package static func running(for guest: UInt16, storePath: [UInt8]?) -> [RunningProcess] {
    all(storePath: storePath).filter { $0.guest == guest }.map(\.process)
      .sorted { $0.startTicks ?? .max < $1.startTicks ?? .max }
  }

  /// The guests that one serves.
  package static func guests(storePath: [UInt8]?) -> Set<UInt16> {
    Set(all(storePath: storePath).map(\.guest))
  }

  private static func all(storePath: [UInt8]?) -> [(guest: UInt16, process: RunningProcess)] {
    RunningProcess.all.compactMap { process in
      let command = process.commandWords(atMost: commandByteCountMax)
      return guest(of: process, command, storePath: storePath).map { ($0, process) }
    }
  }

  /// The guest that a process with a command line serves; nil where it is no QEMU of root's for the store.
  package static func guest(of process: RunningProcess, _ command: [[UInt8]], storePath: [UInt8]?) -> UInt16?
  {
    guard command.prefix(2).contains(where: isQEMU),
      let index = command.firstIndex(of: Array(QEMUCommand.guestOption.utf8)),
      let word = command.dropFirst(index + 1).first,
      let guest = UInt16(String(decoding: word, as: UTF8.self)),
      // Another user's process may have any words.
      process.isRoots, process.isGivenStore(storePath)
    else { return nil }
    return guest
  }

  /// Whether a word names the program: the first of a command line, or the second of a script's.
  private static func isQEMU(_ word: [UInt8]) -> Bool {
    QEMUCommand.isName(String(decoding: word.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self))
  }
}
