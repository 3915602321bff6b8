import Foundation
import Testing

/// The text of this project uses the terms of `Glossary`.
@Suite struct GlossaryTests {
  /// The documents that people wrote; pages of rules and keys are generated from the sources.
  private static let documents = Checkout.files.filter { file in
    file.suffix == "md" && !file.path.contains("/") || file.isBelow("docs") && file.suffix == "md"
  }

  private static let sources = Checkout.sources.filter { !$0.isTest }

  @Test func sourcesUseTheTermsOfTheField() throws {
    try Self.check(Self.sources, Glossary.everywhere) { $0.prose(.all) }
    try Self.check(Self.sources, Glossary.messages) { $0.prose(.strings) }
  }

  @Test func documentsUseTheTermsOfTheField() throws {
    try Self.check(Self.documents, Glossary.everywhere) { $0.prose(.all) }
  }

  @Test(arguments: Glossary.everywhere + Glossary.messages)
  func everyUsageIsFound(_ usage: Glossary.Usage) throws {
    let text = "/// \(usage.example)\nlet a = \"\(usage.example)\"\n"
    let file = Checkout.File(path: "Sources/A.swift", text: text)
    for kind in [Prose.all, .strings] {
      let found = try file.findings(usage.expression, in: file.prose(kind)) { $0 }
      #expect(found.count == (kind == .all ? 2 : 1), "'\(usage.pattern)' in \(file.prose(kind))")
    }
  }

  @Test func codeIsNotProse() {
    let file = Checkout.File(
      path: "Sources/A.swift",
      text: "let verb = \"a \\(behind(told)) b\" // `stands`\n"
    )
    let prose = file.prose(.all).joined()
    #expect(["verb", "behind", "told", "stands"].allSatisfy { !prose.contains($0) }, "\(prose)")
  }

  private static func check(
    _ files: [Checkout.File],
    _ usages: [Glossary.Usage],
    _ prose: (Checkout.File) -> [String],
  ) throws {
    let any = usages.map(\.expression).joined(separator: "|")
    var findings: [Finding] = []
    for file in files {
      let lines = prose(file)
      guard try !file.findings(any, in: lines, words: { $0 }).isEmpty else { continue }
      for usage in usages {
        findings += try file.findings(usage.expression, in: lines) {
          "'\($0)' is not used here; write \(usage.instead)"
        }
      }
    }
    Finding.report(findings)
  }
}
