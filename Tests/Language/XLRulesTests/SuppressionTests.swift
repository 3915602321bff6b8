import Testing
import XLCheck
import XLModel
import XLRules
import XLTestKit
import XLText

/// Comments that suppress codes.
@Suite struct SuppressionTests {
  /// The codes that are left and those that are silenced.
  private func codes(_ text: String) -> String {
    let checked = CheckedConfig(SourceText(text), options: CheckOptions())
    let words = [checked.diagnostics, checked.silencedDiagnostics].map { list in
      list.filter { ![3, 5].contains($0.code.number / 1000) }.map { "\($0.code)" }.joined(separator: " ")
    }
    return words.joined(separator: " / ")
  }

  @Test func silencesItsLine() {
    #expect(codes("memory = 512M # xlplug: ignore XL0004\n") == " / XL0004")
    #expect(codes("memory = 512M #xlplug:ignore xl0004, XL0029 -- why\n") == "XL9010 / XL0004")
    #expect(
      codes("disk = [\n \"/a,raw,vda,w\", # xlplug: ignore XL1801\n \"/b,raw,vdb,w\" ]\n")
        == "XL1801 / XL1801"
    )
  }

  /// Comments take the same words as options and settings.
  @Test func takesNamesAndFamilies() {
    #expect(codes("memory = 512M # xlplug: ignore NumberWithUnit\n") == " / XL0004")
    #expect(codes("memory = 512M # xlplug: ignore XL0 -- all of the grammar\n") == " / XL0004")
    #expect(codes("memory = 512M # xlplug: ignore XL000, XL2\n") == "XL9010 / XL0004")
    #expect(codes("# xlplug: ignore-file all\nmemory = 512M\n") == " / XL0004")
    #expect(codes("memory = 512 # xlplug: ignore XL4\n") == " / ", "other files decide whether it is used")
    let text = "memory = 512M # xlplug: ignore NumberWithUnits MissingTarget XL1027\n"
    let checked = CheckedConfig(SourceText(text), options: CheckOptions())
    #expect(
      checked.diagnostics.filter { $0.code.number == 9011 }.map(\.message) == [
        "unknown rule 'NumberWithUnits'; did you mean 'NumberWithUnit'?",
        "the rule 'MissingTarget' was removed; use 'MissingDiskTarget' or 'NonexistentTarget'",
        "XL1027 was removed: use XL1801 to XL1804",
      ]
    )
  }

  @Test func silencesTheNextSetting() {
    let list = "disk = [\n  \"/a,raw,vda,w\",\n  \"/b,raw,vdb,w\" ]\n"
    #expect(codes("# xlplug: ignore XL1801\n\n# more\n" + list) == " / XL1801 XL1801")
    #expect(
      codes("disk = [\n# xlplug: ignore XL1801\n  \"/a,raw,vda,w\",\n  \"/b,raw,vdb,w\" ]\n")
        == "XL1801 / XL1801"
    )
    #expect(codes("memory = 512M\n# xlplug: ignore XL0004\n") == "XL0004 XL9010 / ")
  }

  @Test func silencesTheFile() {
    #expect(
      codes("memory = 1G\nmaxmem = 2G\n# xlplug: ignore-file XL0004 -- generated\n") == " / XL0004 XL0004"
    )
    #expect(codes("# xlplug: ignore-file XL9010\na = 1 # xlplug: ignore XL0001\n") == " / ")
  }

  @Test func tellsWhatIsWrongWithThem() {
    #expect(codes("a = 1 # xlplug: ignore\n") == "XL9012 / ")
    #expect(codes("a = 1 # xlplug: ignroe XL0001\n") == "XL9012 / ")
    #expect(codes("a = 1 # xlplug: ignore foo\n") == "XL9011 / ")
    #expect(codes("a = 1 # xlplug: ignore XL9999 -- foo\n") == "XL9011 / ")
    #expect(codes("a = 1 # about xlplug: nothing\n") == " / ")
    #expect(codes("a = 1 # xlplug: ignore XL4004\n") == " / ", "other files decide whether it is used")
  }

  @Test func silencesWhatIsFoundAcrossFiles() {
    let texts = ["", " # xlplug: ignore XL4006"].map { comment in
      "name = \"a\(comment.isEmpty ? 1 : 2)\"\nvif = [ \"mac=00:16:3e:00:00:01\" ]\(comment)\n"
    }
    let summaries = texts.map {
      CheckedConfig(SourceText($0), options: CheckOptions()).summary(path: "a.cfg")
    }
    #expect(CrossFileCheck(summaries).diagnostics.isEmpty)
    #expect(CrossFileCheck(summaries.reversed()).diagnostics.count == 1)
  }
}
