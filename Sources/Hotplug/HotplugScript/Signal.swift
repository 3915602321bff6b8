internal import CHotplug

/// A signal by its number.
struct Signal {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Its name, as `SIGKILL`; the number where it has none.
  var name: String {
    hotplug_signal_name(number).map { "SIG" + String(cString: $0) } ?? "signal \(number)"
  }
}
