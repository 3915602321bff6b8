import Glibc
import XLText

/// What is fuzzed: a parser or a reader of bytes from outside, with the rules that must hold for any input.
enum Target: String, CaseIterable {
  case disk
  case vif
  case xlcfg
  case settings
  case store
  case messages

  /// Tests one input; traps where a rule does not hold.
  func test(_ bytes: [UInt8]) {
    switch self {
    case .disk: testDisk(bytes)
    case .vif: testVif(bytes)
    case .xlcfg: testConfig(bytes)
    case .settings: testSettings(bytes)
    case .store: testStore(bytes)
    case .messages: testMessages(bytes)
    }
  }

  /// The target that the environment variable `XLPLUG_FUZZ` names.
  static let chosen: Target = {
    let pointer: UnsafeMutablePointer<CChar>? = getenv("XLPLUG_FUZZ")
    guard let pointer, let target = Target(rawValue: String(cString: pointer)) else {
      fatalError("XLPLUG_FUZZ must be one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()
}

/// The entry point that libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen.test(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Checks that ranges of diagnostics and of their fixes lie in the text, and that fixes can be applied.
func check(_ diagnostics: [Diagnostic], of text: SourceText) {
  for diagnostic in diagnostics {
    precondition(diagnostic.range.end <= text.bytes.count, "\(diagnostic.code) ends after the text")
    for note in diagnostic.notes {
      precondition(
        (note.range?.end ?? 0) <= text.bytes.count,
        "a note of \(diagnostic.code) ends after the text"
      )
    }
    for fix in diagnostic.fixes { _ = text.applying(fix.edits) }
  }
}

/// The input in parts, whose lengths the input itself chooses, so that a failure can be repeated.
func parts(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var (result, start): ([ArraySlice<UInt8>], Int) = ([], 0)
  while start < bytes.count {
    let end = min(bytes.count, start + 1 + Int(bytes[start] ^ bytes[bytes.count - 1 - start]) % 61)
    result.append(bytes[start..<end])
    start = end
  }
  return result
}
