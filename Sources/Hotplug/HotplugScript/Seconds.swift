/// Seconds with at most two digits after the point, without trailing zeros, and their unit: `30 s`, `2.5 s`.
package func brief(_ seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  let (whole, rest) = (hundredths / 100, hundredths % 100)
  if rest == 0 { return "\(whole) s" }
  return rest % 10 == 0 ? "\(whole).\(rest / 10) s" : "\(whole).\(rest < 10 ? "0" : "")\(rest) s"
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
