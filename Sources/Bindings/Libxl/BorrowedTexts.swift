import CLibxl
import Glibc

/// Texts for one call of C: copies with a NUL at the end, freed with this object.
///
/// A text that holds a NUL itself would be cut by C, so it is not taken, and `check` says so.
final class BorrowedTexts {
  private var copies: [UnsafeMutablePointer<CChar>] = []
  private var refusal: String?
  private var isOutOfMemory = false

  deinit { for copy in copies { free(copy) } }

  /// The copy of a text; nil where there is none.
  func pointer(_ text: [UInt8]?, _ member: String) -> UnsafePointer<CChar>? {
    guard let text else { return nil }
    if text.contains(0) {
      refuse("'\(member)' has a NUL byte, which no text of libxl's can have; leave it out")
      return nil
    }
    guard let copy = calloc(text.count + 1, 1) else {
      isOutOfMemory = true
      return nil
    }
    text.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
    }
    let characters = copy.assumingMemoryBound(to: CChar.self)
    copies.append(characters)
    return UnsafePointer(characters)
  }

  /// Keeps the first reason why a device cannot be handed to C.
  func refuse(_ words: String) { refusal = refusal ?? words }

  /// Fails where something was not taken.
  func check(_ operation: String) throws(LibxlFault) {
    if isOutOfMemory { throw .outOfMemory }
    guard let refusal else { return }
    let line = LibxlLine(level: .error, text: Array(refusal.utf8), context: "xlplug")
    throw .refused(operation: operation, code: LibxlFault.invalidCode, lastLines: [line])
  }

  /// The bytes of a text of C.
  static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? {
    guard let text else { return nil }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// A truth as libxl has it: 0 is the default, less is no, more is yes.
  static func number(_ truth: Bool?) -> Int32 { truth.map { $0 ? 1 : -1 } ?? 0 }
  /// The same backwards.
  static func truth(_ number: Int32) -> Bool? { number == 0 ? nil : number > 0 }
}
