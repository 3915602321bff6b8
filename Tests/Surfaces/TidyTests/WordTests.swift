import Foundation
import Testing

/// Words that do not belong into the checkout.
@Suite struct WordTests {
  /// Words that say nothing about a type.
  private static let emptyWords = ["Manager", "Helper", "Util", "Utils", "Info", "Data"]

  @Test func typesHaveNamesThatSayWhatTheyAre() throws {
    let endings = Self.emptyWords.joined(separator: "|")
    Finding.report(
      try Checkout.sources.flatMap { file in
        try file.findings(
          #"\b(struct|class|enum|actor|protocol|typealias)\s+\w*(\#(endings))\b"#,
          in: file.bare.lines
        ) { "'\($0)' could be anything; name the thing, without \(endings)" }
      }
    )
  }

  @Test func nothingIsForcedOrPutOff() throws {
    let forced = #"\b(try|as)!"#
    let putOff = "TO" + "DO|FIX" + "ME"
    let outdated = "import XC" + "Test|@" + "preconcurrency"
    var findings: [Finding] = []
    for file in Checkout.sources {
      let bare = file.bare.lines
      findings += try file.findings(forced, in: bare) { "'\($0)' ends the process; handle the error" }
      findings += try file.findings(outdated, in: bare) { "'\($0)' is not used here" }
    }
    for file in Checkout.files where !file.isBelow("grammar/corpus") {
      findings += try file.findings("\\b(\(putOff))\\b") { "'\($0)': do it, or open an issue" }
    }
    Finding.report(findings)
  }

  /// Xen's own examples name an image in root's home.
  private static let xensExample = "/root/image.iso"

  @Test func nothingIsBoundToOneMachine() throws {
    let places = ["/wo" + "rk/", "/ro" + "ot/", "/opt/sw" + "ift", "/home/\\w+/"]
    var findings: [Finding] = []
    for file in Checkout.files {
      let texts = file.lines.map { $0.replacingOccurrences(of: Self.xensExample, with: "") }
      findings += try file.findings(places.joined(separator: "|"), in: texts) {
        "'\($0)' is a place on one machine; find it from the checkout, or take another name"
      }
    }
    Finding.report(findings)
  }

  @Test func registriesAreNotNamed() throws {
    let hosts = [
      ["github", "com"], ["gitlab", "com"], ["swiftpackageindex", "com"], ["pypi", "org"], ["npmjs", "org"],
      ["crates", "io"], ["proxy.golang", "org"], ["deb.debian", "org"], ["docker", "io"], ["ghcr", "io"],
    ].map { $0.joined(separator: #"\."#) }
    let packages = "https://github." + "com/"
    Finding.report(
      try Checkout.files.flatMap { file in
        let isManifest = file.name == "Package.swift"
        let texts = file.lines.map {
          isManifest ? $0.replacingOccurrences(of: packages, with: "") : String($0)
        }
        return try file.findings("\\b(\(hosts.joined(separator: "|")))\\b", in: texts) {
          "'\($0)': hosts of packages are named in Package.swift only"
        }
      }
    )
  }

  @Test func nothingThatWasBuiltIsKept() {
    Finding.report(
      Checkout.paths.filter { path in
        let parts = path.split(separator: "/")
        return parts.last == "Package.resolved" || parts.contains { $0.hasPrefix(".build") }
          || ["o", "so", "a", "orig", "rej"].contains { path.hasSuffix(".\($0)") }
      }.map { Finding(path: $0, "this is made, not written; git rm --cached it") }
    )
  }
}
