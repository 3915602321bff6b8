import Glibc
import XLCheck
import XLFormat
import XLModel
import XLSyntax
import XLText

/// What is asked about each text, by the name in `XLPLUG_FUZZ`.
private let ask: @Sendable ([UInt8]) -> Void = {
  let pointer: UnsafeMutablePointer<CChar>? = getenv("XLPLUG_FUZZ")
  switch pointer.map({ String(cString: $0) }) {
  case "disk": return askDisk
  case "vif": return askVif
  case "xlcfg": return askConfig
  default: fatalError("XLPLUG_FUZZ is none of disk, vif, xlcfg")
  }
}()

/// The door of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ask(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ranges of diagnostics and of their fixes lie in the text, and fixes can be applied.
private func judge(_ diagnostics: [Diagnostic], _ text: SourceText) {
  for diagnostic in diagnostics {
    precondition(diagnostic.range.end <= text.bytes.count, "\(diagnostic.code) ends behind the text")
    for note in diagnostic.notes {
      precondition((note.range?.end ?? 0) <= text.bytes.count, "a note of \(diagnostic.code) does")
    }
    for fix in diagnostic.fixes { _ = text.applying(fix.edits) }
  }
}

private let askDisk: @Sendable ([UInt8]) -> Void = { bytes in
  for xen in [XenVersion.oldest, .newest] {
    let disk = CheckedDisk(SourceText(bytes), options: CheckOptions(xen: xen))
    judge(disk.diagnostics, disk.text)
  }
}

private let askVif: @Sendable ([UInt8]) -> Void = { bytes in
  for xen in [XenVersion.oldest, .newest] {
    let nic = CheckedNic(SourceText(bytes), options: CheckOptions(xen: xen))
    judge(nic.diagnostics, nic.text)
  }
  _ = CheckedNic(words: bytes.split(separator: 0).map { SourceText(Array($0)) }, options: CheckOptions())
}

private let askConfig: @Sendable ([UInt8]) -> Void = { bytes in
  let text = SourceText(bytes)
  let config = CheckedConfig(text, options: CheckOptions())
  judge(config.diagnostics, text)
  let formatted = FormattedConfig(config.syntax)
  precondition(text.applying(formatted.edits) == formatted.text, "the edits lead elsewhere")
  let after = ConfigReading(ConfigSyntax(formatted.text))
  precondition(FormattedConfig(after.syntax).text == formatted.text, "formatting it again changes it")
  precondition(after.entries.count == config.reading.entries.count, "settings come or go")
  for (old, new) in zip(config.reading.entries.indices, after.entries.indices) {
    precondition(config.reading.text(of: old)?.bytes == after.text(of: new)?.bytes, "a value changes")
  }
  if config.reading.verdict == .accepts { precondition(after.verdict == .accepts, "xl takes it no more") }
}
