/// systemd, or another supervisor that passes a socket for messages of state (sd_notify(3)).
struct ServiceSupervisor {
  private let socket: String?
  private var status = ""

  /// The supervisor that the environment names; none otherwise.
  init() { socket = ProcessEnvironment.text("NOTIFY_SOCKET").flatMap { $0.isEmpty ? nil : $0 } }

  /// Says that the service is ready.
  func ready() { send("READY=1") }

  /// Says that the service ends, and waits for work that has begun.
  func stopping() { send("STOPPING=1") }

  /// Says that the service is alive, and what it does.
  mutating func alive(_ words: String) {
    send(words == status ? "WATCHDOG=1" : "WATCHDOG=1\nSTATUS=\(words)")
    status = words
  }

  private func send(_ message: String) {
    if let socket { Datagram.send(Array(message.utf8), to: socket) }
  }
}
