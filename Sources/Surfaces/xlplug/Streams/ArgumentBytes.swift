import ArgumentParser
import Glibc
import XLText

/// An argument of the command line as its bytes, which need not be UTF-8.
///
/// The argument parser works on strings, so a byte that does not fit travels through it as a private
/// character.
struct ArgumentBytes: ExpressibleByArgument, Hashable, Sendable {
  /// Bytes from 0x80 become the characters from here plus 0x80.
  private static let firstPrivate: UInt32 = 0x10F700

  /// The bytes that the user gave.
  let bytes: [UInt8]

  /// The bytes as a text.
  var text: SourceText { SourceText(bytes) }

  /// Whether it is `-`, which means standard input.
  var isStandardInput: Bool { bytes == Array("-".utf8) }

  /// An argument of these bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  init?(argument: String) { self.init(carried: argument) }

  /// The argument that travels in a string.
  init(carried argument: String) {
    guard Self.hasPrivate(argument) else {
      bytes = Array(argument.utf8)
      return
    }
    bytes = argument.unicodeScalars.flatMap { scalar in
      Self.isPrivate(scalar) ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
    }
  }

  /// The arguments of this process without its name, ready for the argument parser; ends the command where
  /// they cannot be read.
  ///
  /// Swift reads them from /proc/self/cmdline; without it there is not even the name (Swift 6.3).
  static func ofThisProcess() -> [String] {
    if CommandLine.argc == 0 {
      Output.complain(error: "the arguments cannot be read from /proc/self/cmdline; mount /proc")
      Exit.environmentError.leave()
    }
    return (1..<max(1, Int(CommandLine.argc))).compactMap { position in
      CommandLine.unsafeArgv[position].map { carried($0) }
    }
  }

  private static func carried(_ argument: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: argument), !hasPrivate(text) { return text }
    var scalars = String.UnicodeScalarView()
    for character in UnsafeBufferPointer(start: argument, count: strlen(argument)) {
      let byte = UInt8(bitPattern: character)
      if byte < 0x80 {
        scalars.append(Unicode.Scalar(byte))
      } else if let scalar = Unicode.Scalar(firstPrivate + UInt32(byte)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func hasPrivate(_ text: String) -> Bool { text.unicodeScalars.contains(where: isPrivate) }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (firstPrivate + 0x80...firstPrivate + 0xFF).contains(scalar.value)
  }
}
