import Foundation
import Glibc

/// A real qemu whose guest never runs: it has the CD drive hdc, and the monitor socket that libxl gives the
/// qemu of a guest.
public final class TestQEMU {
  /// Where it is.
  private static let path = "/usr/bin/qemu-system-x86_64"
  /// Whether it is there; `scripts/setup test` installs it.
  public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }
  /// How long its start may take, in seconds.
  private static let startSecondsMax = 60.0
  /// Ports of the second IDE channel.
  private static let (data, features, unit, command) = (0x170, 0x171, 0x176, 0x177)

  private let process = Process()
  private let lifeline = Lifeline()
  private let socket: String
  private let guest: String
  private let monitor: String
  private let directory: URL

  /// The number of its process.
  public var pid: Int32 { process.processIdentifier }

  /// A qemu of a guest, with an image in the drive; nil for an empty one.
  public init(domid: Int, medium: String?) throws {
    directory = try Project.temporaryDirectory("qemu")
    socket = "/var/run/xen/qmp-libxl-\(domid)"
    guest = directory.appendingPathComponent("guest").path
    monitor = directory.appendingPathComponent("monitor").path
    try FileManager.default.createDirectory(atPath: "/var/run/xen", withIntermediateDirectories: true)
    unlink(socket)
    let image = medium.map { ",file=\($0),format=raw" } ?? ""
    let words = [
      Self.path, "-machine", "pc", "-accel", "tcg", "-S", "-qtest", "unix:\(guest),server=on,wait=off",
      "-qtest-log",
      "none",
      "-display", "none", "-nodefaults", "-no-user-config",
      "-chardev", "socket,id=libxl-cmd,path=\(socket),server=on,wait=off", "-mon",
      "chardev=libxl-cmd,mode=control", "-qmp", "unix:\(monitor),server=on,wait=off", "-drive",
      "if=none,readonly=on,id=ide-5632\(image)",
      "-device", "ide-cd,id=ide-5632,drive=ide-5632,bus=ide.1,unit=0",
    ]
    lifeline.hold(process, running: words)
    let printed = directory.appendingPathComponent("printed")
    _ = FileManager.default.createFile(atPath: printed.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: printed)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.startSecondsMax))
    while ![socket, guest, monitor].allSatisfy(Self.isListening) {
      guard process.isRunning, ContinuousClock.now < deadline else {
        throw Failure(words: try String(contentsOf: printed, encoding: .utf8))
      }
      usleep(10_000)
    }
  }

  /// Whether a socket takes connections; its file is there a moment before.
  private static func isListening(_ path: String) -> Bool {
    let file = open("/proc/net/unix", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    // Foundation takes the first page of this file for the whole.
    var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while case let count = read(file, &part, part.count), count > 0 { bytes += part[..<count] }
    let sockets = String(decoding: bytes, as: UTF8.self)
    // __SO_ACCEPTCON of include/uapi/linux/net.h.
    return sockets.split(separator: "\n").contains { $0.hasSuffix(" \(path)") && $0.contains(" 00010000 ") }
  }

  /// qemu did not do what a test needs.
  public struct Failure: Error {
    /// What it printed.
    public let words: String
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: directory)
  }

  /// Ends it.
  public func stop() {
    lifeline.end(process)
    unlink(socket)
  }

  /// The image files in the drive: one or none.
  ///
  /// An image that was passed to it is open twice: in the set that it was passed in, which a guest that does
  /// not run keeps, and in the drive.
  public var media: Set<String> {
    let lines = ["qmp_capabilities", "query-fdsets"].map { "{\"execute\": \"\($0)\"}" }
    let answers = (try? Self.talk(to: monitor, lines, greets: true)) ?? []
    let sets =
      answers.last.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) } as? [String: Any]
    let passed = ((sets?["return"] as? [[String: Any]]) ?? []).flatMap { set in
      ((set["fds"] as? [[String: Any]]) ?? []).compactMap { $0["fd"] as? Int }
    }
    let place = "/proc/\(pid)/fd"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).filter { name in
      !passed.contains { "\($0)" == name }
    }
    let files = names.compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(place)/\($0)")
    }
    return Set(files.filter { $0.hasSuffix(".iso") })
  }

  /// Has the guest lock or unlock the medium, as its kernel does when it opens the drive: by a packet to the
  /// drive (PREVENT ALLOW MEDIUM REMOVAL).
  public func setLocked(_ isLocked: Bool) throws {
    let packet = [0x1E, 0, isLocked ? 1 : 0, 0, 0, 0]
    let lines =
      ["outb \(Self.unit) 0xa0", "outb \(Self.features) 0", "outb \(Self.command) 0xa0"]
      + packet.map { "outw \(Self.data) \($0)" }
    for answer in try Self.talk(to: guest, lines) {
      guard answer.hasPrefix("OK") else { throw Failure(words: answer) }
    }
  }

  /// Sends lines to a socket, each when the one before was answered; the answers.
  private static func talk(to path: String, _ lines: [String], greets: Bool = false) throws -> [String] {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    let outcome = withUnixAddress(path) { connect(descriptor, $0, $1) }
    guard outcome == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    func answer() throws -> String {
      var (bytes, byte): ([UInt8], UInt8) = ([], 0)
      while read(descriptor, &byte, 1) == 1 {
        if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(byte)
      }
      throw POSIXError(.EIO)
    }
    if greets { _ = try answer() }
    return try lines.map { line in
      let bytes = Array((line + "\n").utf8)
      guard write(descriptor, bytes, bytes.count) == bytes.count else { throw POSIXError(.EIO) }
      return try answer()
    }
  }
}
