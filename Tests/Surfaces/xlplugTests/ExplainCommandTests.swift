import Foundation
import Testing
import XLTestKit

/// `xlplug explain` as a user runs it.
@Suite struct ExplainCommandTests {
  @Test func printsThePage() throws {
    for word in ["XL1001", "xl1001", "1001", "ForgottenFormat", "forgottenformat"] {
      let result = try XLPlugCommand.run(["explain", word])
      #expect(result.status == 0)
      let page = try String(contentsOf: Project.file("docs/rules/XL1001.md"), encoding: .utf8)
      #expect(result.text == page, "\(word)")
    }
  }

  @Test func listsAllCodes() throws {
    let result = try XLPlugCommand.run(["explain"])
    let files = try FileManager.default.contentsOfDirectory(atPath: Project.file("docs/rules").path)
    #expect(result.text.split(separator: "\n").count == files.count - 1)
  }

  @Test func listsAFamily() throws {
    let disk = try XLPlugCommand.run(["explain", "disk"])
    let lines = disk.text.split(separator: "\n")
    #expect(disk.status == 0 && lines.count > 30)
    #expect(lines.allSatisfy { $0.hasPrefix("XL1") })
    #expect(try XLPlugCommand.run(["explain", "XL101"]).text.hasPrefix("XL1010 "))
  }

  /// A page is read on a terminal.
  @Test func noPageIsLong() throws {
    let longest = 80
    for file in try FileManager.default.contentsOfDirectory(atPath: Project.file("docs/rules").path)
    where file != "README.md" {
      let page = try String(contentsOf: Project.file("docs/rules/\(file)"), encoding: .utf8)
      #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= longest, "\(file)")
    }
  }

  @Test func printsDocuments() throws {
    let result = try XLPlugCommand.run(["explain", "XL0016", "UnknownConfigKey", "--json"])
    let pages = try #require(
      JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [[String: Any]]
    )
    #expect(pages.first?["code"] as? String == "XL0016")
    #expect(pages.first?["bad"] as? String == "name = \"web\"\r\nmemory = 512\r\n")
    #expect(pages.dropFirst().map { $0["code"] as? String } == ["XL3001"])
  }

  @Test(arguments: ["XL1027", "1027", "ImpossibleVirtualDevice"])
  func namesTheSuccessorOfARemovedCode(_ word: String) throws {
    let result = try XLPlugCommand.run(["explain", word])
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("# XL1027 ImpossibleVirtualDevice\n\nremoved\n"))
    #expect(result.text.contains("XL1801 to XL1804"))
  }

  @Test func formerNamesAreUnknown() throws {
    let result = try XLPlugCommand.run(["explain", "MissingTarget"])
    #expect(result.status == 2)
    #expect(result.errorText.contains("use 'MissingDiskTarget' or 'NonexistentTarget'"))
  }

  @Test func namesTheNearest() throws {
    let code = try XLPlugCommand.run(["explain", "XL1000"])
    #expect(code.status == 2)
    #expect(code.errorText.contains("unknown code XL1000; did you mean XL1001 (ForgottenFormat)?"))
    let name = try XLPlugCommand.run(["explain", "ForgotenFormat"])
    #expect(name.status == 2)
    #expect(name.errorText.contains("unknown rule 'ForgotenFormat'; did you mean 'ForgottenFormat'?"))
    let family = try XLPlugCommand.run(["explain", "diks"])
    #expect(family.status == 2)
    #expect(family.errorText.contains("unknown rule 'diks'; did you mean 'disk'?"))
  }

  @Test(arguments: ["nope", "XL12345", "XL77"])
  func listsTheFormsOfANameWithoutANearOne(_ word: String) throws {
    let result = try XLPlugCommand.run(["explain", word])
    #expect(result.status == 2)
    #expect(result.errorText.contains("'\(word)'; write a code (XL3001), a family (XL3 or keys), a rule"))
    #expect(result.errorText.contains("'xlplug explain' lists all rules"))
  }
}
