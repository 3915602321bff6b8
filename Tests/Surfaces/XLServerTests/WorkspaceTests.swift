import Foundation
import JSON
import Testing
import XLTestKit

@testable import XLServer

/// Several files, their settings, and what others do to them.
@Suite struct WorkspaceTests {
  private static func guest(_ name: String, _ mac: Int = 1) -> String {
    "name = \"\(name)\"\ntype = \"pvh\"\nkernel = \"/k\"\nmemory = 64\nvif = [ 'mac=00:16:3e:00:00:0\(mac)' ]\n"
  }

  @Test func filesAreCompared() {
    let talk = Talk(["/ws/b.cfg": Self.guest("b"), "/ws/notes.txt": "mac", "/ws/c.cfg": Self.guest("c", 2)])
    talk.open(Self.guest("web"))
    #expect(talk.published() == "")
    talk.settle()
    #expect(
      talk.published().contains("XL4006") || talk.published().contains("another file"),
      "\(talk.published())"
    )
    guard
      case .notification(_, let value)? = talk.told.last(where: {
        if case .notification(.publishDiagnostics, _) = $0 { true } else { false }
      })
    else { return }
    #expect(value["diagnostics"][0]["relatedInformation"][0]["location"]["uri"] == "file:///ws/b.cfg")
    // The other file changes on the disk.
    talk.surroundings.files["/ws/b.cfg"] = Self.guest("b", 3)
    talk.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///ws/b.cfg", "type": 2]]])
    talk.settle()
    #expect(talk.published() == "")
    // A second document takes the same, and gives it back.
    talk.open(Self.guest("other"), uri: "file:///ws/other.cfg")
    talk.settle()
    // The later of two files is told.
    #expect(talk.published() != "" && talk.published("file:///ws/other.cfg") == "")
    talk.notify("textDocument/didClose", Talk.document("file:///ws/other.cfg"))
    talk.settle()
    #expect(talk.published() == "")
  }

  @Test func onlyTheWorkspaceIsRead() {
    let talk = Talk([
      "/ws/a.cfg": Self.guest("a"), "/ws/.git/b.cfg": Self.guest("b"), "/other/c.cfg": Self.guest("c"),
      "/ws/setup.cfg": "[metadata]\nname = x\n", "/ws/old/d.cfg": Self.guest("d"),
      "/ws/.xlplug.yaml": "exclude: [old/]\n",
    ])
    talk.settle()
    let symbols = talk.request("workspace/symbol", ["query": ""])
    #expect(Set((symbols.array ?? []).compactMap { $0["location"]["uri"].string }) == ["file:///ws/a.cfg"])
    let read = Set(talk.surroundings.readPaths)
    #expect(
      !read.contains("/other/c.cfg") && !read.contains("/ws/.git/b.cfg") && !read.contains("/ws/old/d.cfg")
    )
    talk.notify(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": [["uri": "file:///other"]], "removed": [["uri": "file:///ws"]]]]
    )
    talk.settle()
    let others = talk.request("workspace/symbol", ["query": "C"])
    #expect((others.array ?? []).map { $0["location"]["uri"].string } == ["file:///other/c.cfg"])
  }

  @Test func diagnosticsAreFetched() {
    let talk = Talk(["/ws/b.cfg": "name = \"b\"\nkernal = 1\n"])
    talk.open("kernal = 1\n")
    talk.settle()
    #expect(talk.published().contains("XL3001"))
    let first = talk.request("textDocument/diagnostic", Talk.document())
    #expect(first["kind"] == "full" && first["items"].array?.count == 1)
    // What was pushed is taken back, and nothing is pushed any more.
    #expect(talk.published() == "")
    let again = talk.request(
      "textDocument/diagnostic",
      Talk.document(Talk.uri, ["previousResultId": first["resultId"]])
    )
    #expect(again["kind"] == "unchanged" && again["resultId"] == first["resultId"])
    talk.change(nil, "kernel = 1\nkernal = 1\n")
    let other = talk.request(
      "textDocument/diagnostic",
      Talk.document(Talk.uri, ["previousResultId": first["resultId"]])
    )
    #expect(other["kind"] == "full" && other["resultId"] != first["resultId"])
    let all = talk.request("workspace/diagnostic", ["previousResultIds": []])
    #expect((all["items"].array ?? []).map { $0["uri"].string } == ["file:///ws/b.cfg", Talk.uri])
    #expect(all["items"][0]["items"].array?.isEmpty == false)
    let known: JSONValue = ["uri": "file:///ws/b.cfg", "value": all["items"][0]["resultId"]]
    let same = talk.request("workspace/diagnostic", ["previousResultIds": [known]])
    #expect(same["items"][0]["kind"] == "unchanged")
  }

  @Test func settingsCountAsInLint() {
    let files = [
      "/ws/.xlplug.yaml": "xen: 4.17\nrules: {XL3001: note}\nbaseline: known\n",
      "/ws/sub/.xlplug.yaml": "ignore: XL3\n", "/ws/known": "",
    ]
    let talk = Talk(files)
    talk.open("kernal = 1\n")
    #expect(talk.published().contains("note XL3001"), "\(talk.published())")
    talk.open("kernal = 1\n", uri: "file:///ws/sub/a.cfg")
    #expect(talk.published("file:///ws/sub/a.cfg") == "")
    talk.surroundings.files["/ws/.xlplug.yaml"] = "rules: {XL3001: off}\n"
    talk.notify(
      "workspace/didChangeWatchedFiles",
      ["changes": [["uri": "file:///ws/.xlplug.yaml", "type": 2]]]
    )
    #expect(talk.published() == "")
    talk.notify(
      "workspace/didChangeConfiguration",
      ["settings": ["xlplug": ["ignore": ["XL9"], "select": ["XL3001"]]]]
    )
    talk.settle()
    #expect(talk.published() == "")
  }

  @Test func settingsOfTheEditorAreAskedFor() {
    let talk = Talk(capabilities: [
      "workspace": [
        "configuration": true, "didChangeConfiguration": ["dynamicRegistration": true],
        "didChangeWatchedFiles": ["dynamicRegistration": true],
      ]
    ])
    talk.open("kernal = 1\n")
    #expect(talk.published().contains("XL3001"))
    let asked = talk.told.compactMap { message -> (Int, ServerMethod)? in
      if case .request(let id, let method, _) = message { (id, method) } else { nil }
    }
    #expect(asked.map(\.1) == [.registerCapability, .configuration])
    _ = talk.hand([["jsonrpc": "2.0", "id": JSONValue(asked[0].0), "result": .null]])
    _ = talk.hand([["jsonrpc": "2.0", "id": JSONValue(asked[1].0), "result": [["ignore": ["XL3001"]]]]])
    #expect(talk.published() == "")
  }

  @Test func settingsThatCannotBeUsedAreTold() {
    let talk = Talk(options: ["xen": "9.9", "ignroe": [], "select": [5], "host": "yes"])
    let shown = talk.told.compactMap { message -> String? in
      if case .notification(.showMessage, let value) = message { value["message"].string } else { nil }
    }
    Expect(
      """
      xlplug: 'host' is not true or false
      xlplug: 'select' contains a value that is not a string
      xlplug: unknown release in 'xen'; expected 4.17 to 4.23
      xlplug: unknown setting 'ignroe'; did you mean 'ignore'?
      """
    ).check(shown.sorted().joined(separator: "\n"))
  }

  @Test func settingsFilesAreChecked() {
    let talk = Talk()
    talk.open("xne: 4.17\n", uri: "file:///ws/.xlplug.yaml", language: "yaml")
    #expect(talk.published("file:///ws/.xlplug.yaml").contains("XL9"))
    let hover = talk.request(
      "textDocument/hover",
      Talk.spot(["line": 0, "character": 0], uri: "file:///ws/.xlplug.yaml")
    )
    #expect(hover.isNull)
    talk.open("xne: 4.17\n", uri: "file:///ws/other.yaml", language: "yaml")
    #expect(talk.published("file:///ws/other.yaml") == "")
  }

  @Test func whatIsTooLongIsNotLookedAt() {
    let talk = Talk()
    talk.open(String(repeating: "kernal = 1\n", count: Session.fileByteCountMax / 11 + 1))
    #expect(talk.published() == "")
    #expect(talk.request("textDocument/formatting", Talk.document(Talk.uri, ["options": [:]])) == .null)
    let words = talk.told.filter { if case .notification(.showMessage, _) = $0 { true } else { false } }
    #expect(words.count == 1)
    // The text stays what the client has.
    talk.change(nil, "kernal = 1\n")
    #expect(talk.published().contains("XL3001"))
  }

  @Test func progressIsShownWhereWanted() {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<250).map { ("/ws/g\($0).cfg", Self.guest("g\($0)", 1)) }
    )
    let talk = Talk(files, capabilities: ["window": ["workDoneProgress": true]])
    guard case .request(let id, .createProgress, _)? = talk.told.last else {
      Issue.record("no progress is asked for: \(talk.told)")
      return
    }
    _ = talk.hand([["jsonrpc": "2.0", "id": JSONValue(id), "result": .null]])
    talk.settle()
    let kinds = talk.told.compactMap { message -> String? in
      if case .notification(.progress, let value) = message { value["value"]["kind"].string } else { nil }
    }
    #expect(kinds.first == "begin" && kinds.last == "end" && kinds.count >= 4, "\(kinds)")
  }

  @Test func namesLeadToOtherFiles() {
    let talk = Talk(["/ws/net.cfg": "name = \"net\"\nmemory = 64\n"])
    talk.settle()
    let place = talk.open("name = \"web\"\nvif = [ 'backend=n$0et' ]\n")
    let found = talk.request("textDocument/definition", Talk.spot(place))
    #expect(found[0]["uri"] == "file:///ws/net.cfg" && Talk.place(found[0]["range"]) == "0:8-0:11")
    let uses = talk.request(
      "textDocument/references",
      Talk.document(Talk.uri, ["position": place, "context": ["includeDeclaration": true]])
    )
    #expect((uses.array ?? []).count == 2)
  }
}
