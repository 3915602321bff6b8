import XLModel
import XLRules
import XLSyntax
import XLText

extension DiskWording {
  func tooManyPositionals(_ range: ByteRange) -> Diagnostic {
    let places = spec.prefixRange == nil ? "target, format, vdev and access" : "target, vdev and access"
    let flag = flagMeant(range)
    return make(
      TooManyPositionals.self,
      "\(quoted(range)) is one positional parameter too many; the places are \(places)",
      at: range,
      help: flag.map {
        "for the flag '\($0)' write it exactly so, with a comma or the end directly behind it"
      }
        ?? "name what it is with KEY=, or remove it",
      notes: spec.prefixRange.map {
        [Diagnostic.Note("a prefix takes the place for the format away", at: $0)]
      } ?? [],
      fixes: flag.map { [replace("write the flag '\($0)'", range, with: $0)] } ?? [],
    )
  }

  func missingVirtualDevice(_ range: ByteRange) -> Diagnostic {
    make(
      MissingVirtualDevice.self,
      "no vdev; expected the name of the disk in the guest, such as xvda",
      at: range,
      help: "add vdev=xvda, or write it in the third place: target,format,vdev",
    )
  }

  func missingTarget(_ range: ByteRange) -> Diagnostic {
    make(
      MissingDiskTarget.self,
      "no target; expected the path of a device or image, or what the script takes",
      at: range,
      help: "add target=PATH at the end; only a cdrom can be empty",
    )
  }

  func edgeBlank(_ word: DiskWord, _ range: ByteRange, value: ByteRange) -> Diagnostic {
    make(
      EdgeBlank.self,
      "white space at the edge of the \(word.spelling) \(quoted(value)) is part of it",
      at: range,
      help: "remove it; white space is skipped only before a parameter",
      fixes: [replace("remove the white space", range, with: "")],
    )
  }

  func overlong(_ range: ByteRange) -> Diagnostic {
    make(
      OverlongParameter.self,
      "from here xl's scanner walks over more bytes than its memory holds and corrupts it; "
        + "expected fewer than \(DiskLexer.reachMax + 1)",
      at: range,
      help: "shorten the parameter; blanks and prefixes count with the rest of their line",
    )
  }

  func scannerExit(_ range: ByteRange) -> Diagnostic {
    make(
      ScannerExit.self,
      "'=' with a newline behind it ends the xl process in the middle",
      at: range,
      help: "remove the newline",
      fixes: [replace("remove the newline", ByteRange(range.end, range.end + 1), with: "")],
    )
  }

  func nul(_ range: ByteRange) -> Diagnostic {
    make(
      NULInDiskString.self,
      "a NUL byte, at which the string ends for xl; expected any other byte",
      at: range,
      help: "remove it",
      fixes: [replace("remove the NUL byte", range, with: "")],
    )
  }
}
