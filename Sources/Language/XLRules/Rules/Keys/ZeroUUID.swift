import XLModel
import XLSyntax
import XLText

enum ZeroUUID: SingleFileRule {
  static let code: DiagnosticCode = 3036
  static let page = RulePage(
    .warning,
    "The domain's UUID consists of zeros.",
    why: "libxl ignores it and generates another UUID, because a UUID of zeros belongs to domain 0.",
    bad: "uuid = \"00000000-0000-0000-0000-000000000000\"\n",
    good: "uuid = \"01234567-89ab-cdef-0123-456789abcdef\"\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let text = file.text("uuid"), let range = file.entry("uuid")?.value.range,
      text.elementsEqual("00000000-0000-0000-0000-000000000000".utf8)
    else { return nil }
    return diagnostic("libxl ignores a UUID of zeros", at: range, help: "generate a UUID with 'uuidgen'")
  }
}
