import Foundation
import XLCheck
import XLModel
import XLTestKit
import XLText

/// The installed libxlutil (Xen 4.17), asked about disk strings through `Tests/Oracles/xlu-oracle.c`.
enum DiskOracle {
  /// One answer for each list of words; `dies` without the way of its death.
  static func answers(_ inputs: [[[UInt8]]]) throws -> [String] {
    let program = try Oracle.build("xlu-oracle", libraries: ["xlutil", "xenlight"])
    var frames: [UInt8] = []
    for words in inputs {
      frames += frame(words.count)
      for word in words { frames += frame(word.count) + word }
    }
    let result = try runCommand([program.path], input: Data(frames))
    let lines = result.text.split(separator: "\n").map { $0.hasPrefix("dies") ? "dies" : String($0) }
    guard result.status == 0, lines.count == inputs.count else {
      throw OracleTrouble(message: "\(lines.count) answers to \(inputs.count) questions: \(result.errorText)")
    }
    return lines
  }

  /// What we say, in the words of the oracle.
  static func ours(_ words: [[UInt8]]) -> String {
    let options = CheckOptions(xen: .oldest)
    let disk =
      words.count == 1
      ? CheckedDisk(SourceText(words[0]), options: options)
      : CheckedDisk(words: words.map { SourceText($0) }, options: options)
    switch disk.verdict {
    case .accepts: return line(disk.spec)
    case .rejects, .ignores: return "error"
    case .dies: return "dies"
    }
  }

  private static func line(_ spec: DiskSpec) -> String {
    var parts = ["ok", hex(spec.target), hex(spec.virtualDevice), hex(spec.backendDomain), hex(spec.script)]
    parts += [spec.format.rawValue, spec.backend.rawValue, spec.specification.rawValue]
    parts += [spec.isReadWrite, spec.isCDROM, spec.isRemovable, spec.isDirectIOSafe].map { $0 ? "1" : "0" }
    parts += [spec.discard, spec.isColo].map { $0.map { $0 ? "1" : "0" } ?? "-" }
    parts += [hex(spec.coloHost), "\(spec.coloPort)", hex(spec.coloExport)]
    parts += [hex(spec.activeDisk), hex(spec.hiddenDisk)]
    return parts.joined(separator: " ")
  }

  private static func hex(_ value: Sourced<[UInt8]>?) -> String {
    guard let value else { return "-" }
    var text: [UInt8] = [UInt8(ascii: "x")]
    for byte in value.value {
      text.append(Array("0123456789abcdef".utf8)[Int(byte >> 4)])
      text.append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func frame(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}

struct OracleTrouble: Error { let message: String }
