import Foundation

/// The installed libxlutil (Xen 4.17), asked about files through `Tests/Oracles/cfg-oracle.c`.
public enum ConfigOracle {
  /// One answer for each text: `ok` and the settings, `error`, or `dies`.
  public static func answers(_ texts: [[UInt8]]) throws -> [String] {
    let program = try Oracle.build("cfg-oracle", libraries: ["xlutil", "xenlight"])
    var frames: [UInt8] = []
    for text in texts {
      for shift in stride(from: 0, to: 32, by: 8) {
        frames.append(UInt8(truncatingIfNeeded: text.count >> shift))
      }
      frames += text
    }
    let result = try runCommand([program.path], input: Data(frames))
    let lines = result.text.split(separator: "\n").map { $0.hasPrefix("dies") ? "dies" : String($0) }
    guard result.status == 0, lines.count == texts.count else {
      throw OracleFault(message: "\(lines.count) answers to \(texts.count) questions: \(result.errorText)")
    }
    return lines
  }
}
