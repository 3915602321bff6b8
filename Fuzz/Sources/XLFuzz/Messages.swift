import XLModel
import XLProject
import XLRules
import XLServer
import XLText

/// The bytes of a client: the same messages however the bytes are split, and a server that answers and then
/// has nothing more to do.
func testMessages(_ bytes: [UInt8]) {
  let pieces = pieces(in: [bytes[...]])
  precondition(pieces == XLFuzz.pieces(in: parts(of: bytes)), "splitting the bytes changes the messages")
  let session = Session(NoFiles(), version: "0")
  session.handle(
    pieces.map {
      switch $0 {
      case .message(let bytes): .message(bytes)
      case .broken(let words): .broken(words)
      }
    }
  )
  var idleCount = 0
  while session.hasWork {
    session.handle([.idle])
    idleCount += 1
    precondition(idleCount < 100_000, "the server always has work")
  }
  for message in session.takeMessages() {
    let sent = MessageReader.framed(message.bytes)
    precondition(XLFuzz.pieces(in: parts(of: sent)) == [.message(message.bytes)], "an answer cannot be read")
  }
}

private func pieces(in parts: [ArraySlice<UInt8>]) -> [MessageReader.Piece] {
  var reader = MessageReader()
  var pieces: [MessageReader.Piece] = []
  for part in parts {
    reader.append(part)
    while let piece = reader.next() { pieces.append(piece) }
  }
  return pieces
}

/// A machine without files.
private final class NoFiles: Surroundings {
  let settings = Settings()
  let runningRelease: XenVersion? = nil
  let hostShape = HostShape()
  let rulePages: String? = nil

  func entries(of directory: [UInt8]) -> [DirectoryEntry]? { nil }
  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText? { nil }
  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook { HostLook() }
  func names(scriptDirectories: [[UInt8]]) -> HostNames { HostNames() }
}
