import JSON
import Testing
import XLTestKit

/// Manifests that an editor has open, and those of the workspace.
@Suite struct ManifestDocumentTests {
  private static let uri = "file:///ws/site.xlplug.yaml"
  private static let text = """
    guests:
      web:
        disks:
          - /srv/web.img,xvda,w
          - {target: /srv/data.img, frmat: raw, vdev: xvdb}
      db:
        nics: [mac=00:16:3e:00:00:01]

    """
  private static let rival =
    "name = 'mail'\ntype = \"pvh\"\nkernel = \"/k\"\nmemory = 512\nvif = ['mac=00:16:3e:00:00:01']\n"

  private static func shortened(_ lines: String) -> String {
    lines.split(separator: "\n").map { String($0.prefix(60)) }.joined(separator: "\n")
  }

  @Test func diagnosticsAreThoseOfTheManifestAndTheWorkspace() {
    let talk = Talk(["/ws/mail.cfg": Self.rival])
    talk.open(Self.text, uri: Self.uri, language: "yaml")
    talk.open("services: {}\n", uri: "file:///ws/docker-compose.yml", language: "yaml")
    talk.settle()
    Expect(
      """
      3:21-3:25 error XL1001 missing format field: expected a form
      4:32-4:37 error XL1008 unknown key 'frmat'; did you mean 'fo
      6:15-6:32 error XL4006 '00:16:3e:00:00:01' is also the MAC a
      """
    ).check(Self.shortened(talk.published(Self.uri)))
    #expect(["", "nothing was published"].contains(talk.published("file:///ws/docker-compose.yml")))
  }

  @Test func filesOnTheDiskAreCompared() {
    let talk = Talk(["/ws/site.xlplug.yaml": Self.text])
    talk.open(Self.rival, uri: "file:///ws/zzz.cfg")
    talk.settle()
    Expect(
      """
      4:12-4:29 error XL4006 '00:16:3e:00:00:01' is also the MAC a
      """
    ).check(Self.shortened(talk.published("file:///ws/zzz.cfg")))
  }

  @Test func fixesAreActions() {
    let talk = Talk()
    talk.open(Self.text, uri: Self.uri, language: "yaml")
    let all: JSONValue = ["diagnostics": []]
    let offered = talk.request(
      "textDocument/codeAction",
      Talk.document(Self.uri, ["range": Talk.everything, "context": all])
    )
    let titles = (offered.array ?? []).compactMap { $0["title"].string }
    Expect(
      """
      insert the empty format field
      write 'format='
      explain XL1001 ForgottenFormat
      explain XL1008 UnknownDiskParameter
      """
    ).check(titles.joined(separator: "\n"))
    let fixAll = talk.request(
      "textDocument/codeAction",
      Talk.document(
        Self.uri,
        ["range": Talk.everything, "context": ["diagnostics": [], "only": ["source.fixAll.xlplug"]]]
      )
    )
    let action = talk.request("codeAction/resolve", fixAll.array?.first ?? .null)
    let fixed = Talk.applying(action["edit"]["changes"][Self.uri], to: Self.text)
    #expect(fixed == Self.text.replacing("img,xvda", with: "img,,xvda"))
    let hover = Talk.spot(["line": 3, "character": 10], uri: Self.uri)
    #expect(talk.request("textDocument/hover", hover) == .null)
  }

  @Test func changesAreChecked() {
    let talk = Talk()
    talk.open("guests: {}\n", uri: Self.uri, language: "yaml")
    #expect(talk.published(Self.uri) == "")
    talk.change(Talk.everything, "guests: 1\n", uri: Self.uri)
    #expect(talk.published(Self.uri).contains("XL7007"))
  }
}
