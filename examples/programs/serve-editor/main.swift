// A language server on standard input and output that knows nothing of its machine: it reports what is wrong
// with the documents that an editor has open, and reads no other file.
import Foundation
import XLModel
import XLProject
import XLRules
import XLServer
import XLText

/// A machine without files, settings and Xen.
final class NoSurroundings: Surroundings {
  let settings = Settings()
  let runningRelease: XenVersion? = nil
  let hostShape = HostShape()
  let rulePages: String? = nil

  func entries(of directory: [UInt8]) -> [DirectoryEntry]? { nil }
  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText? { nil }
  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook { HostLook() }
  func names(scriptDirectories: [[UInt8]]) -> HostNames { HostNames() }
}

let session = Session(NoSurroundings(), version: "1.0")
var reader = MessageReader()

/// What the client has sent; waits for it unless something else is to be done.
func events(_ reader: inout MessageReader) -> [ServerEvent] {
  let bytes = FileHandle.standardInput.availableData
  if bytes.isEmpty { return [.inputEnded] }
  reader.append(Array(bytes))
  var events: [ServerEvent] = []
  while let piece = reader.next() {
    switch piece {
    case .message(let bytes): events.append(.message(bytes))
    case .broken(let words): events.append(.broken(words))
    }
  }
  return events
}

while session.ending == nil {
  session.handle(session.hasWork ? [.idle] : events(&reader))
  for message in session.takeMessages() {
    FileHandle.standardOutput.write(Data(MessageReader.framed(message.bytes)))
  }
}
exit(session.ending ?? 1)
