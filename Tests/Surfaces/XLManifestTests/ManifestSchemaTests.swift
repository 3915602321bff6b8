import Foundation
import Testing
import XLCheck
import XLManifest
import XLTestKit
import XLText

/// grammar/manifest.schema.json is made of the tables of keys; `UPDATE_EXPECT=1 scripts/test` rewrites it.
@Suite struct ManifestSchemaTests {
  private static let file = Project.file("grammar/manifest.schema.json")

  @Test func theFileIsThatOfTheTables() throws {
    let text = ManifestSchema.text
    if (try? String(contentsOf: Self.file, encoding: .utf8)) == text { return }
    guard ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" else {
      Issue.record("grammar/manifest.schema.json is outdated; run UPDATE_EXPECT=1 scripts/test")
      return
    }
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
  }

  private static let good = [
    "guests:\n", "guests: {web: }\n", "guests: {}\nx-any: [1]\n",
    "guests:\n  web:\n    uuid: 01234567-89ab-cdef-0123-456789abcdef\n    disks: []\n    x-note: a\n",
    "guests:\n- name: web\n  disks:\n  - /srv/a.img,raw,xvda,w\n",
    "guests:\n- uuid: 01234567-89ab-cdef-0123-456789abcdef\n  nics: ['bridge=xenbr0']\n",
    "guests: {web: {disks: [{target: /a.img, format: raw, vdev: xvda, access: rw, discard: false}]}}\n",
    "guests: {web: {disks: [{vdev: hdc, format: empty, cdrom: true, target: }]}}\n",
    "guests: {web: {nics: [{mac: 00:16:3e:00:00:01, bridge: xenbr0, mtu: 1500, trusted: true}]}}\n",
    "guests: {web: {nics: [{type: ioemu, model: e1000, rate: 10MB/s, devid: 0}]}}\n",
  ]

  private static let bad = [
    "guest: {}\n", "web: {}\n", "- web\n", "guests: web\n", "guests: [web]\n", "guests: {web: 1}\n",
    "guests: [{disks: []}]\n", "guests: {web: {disk: []}}\n", "guests: {web: {disks: }}\n",
    "guests: {web: {disks: a}}\n", "guests: {web: {name: web}}\n", "guests: {web: {uuid: 5}}\n",
    "guests: {web: {disks: [[a]]}}\n", "guests: {web: {disks: [{frmat: raw}]}}\n",
    "guests: {web: {disks: [{target: /a, vdev: xvda, format: row}]}}\n",
    "guests: {web: {disks: [{target: [a], vdev: xvda}]}}\n",
    "guests: {web: {disks: [{target: /a, vdev: xvda, discard: maybe}]}}\n",
    "guests: {web: {disks: [{target: /a, vdev: xvda, no-discard: true}]}}\n",
    "guests: {web: {nics: [{brigde: xenbr0}]}}\n", "guests: {web: {nics: [{untrusted: true}]}}\n",
  ]

  private static func isAcceptable(_ text: String) -> Bool {
    CheckedManifest(SourceText(text), options: CheckOptions()).isAcceptable
  }

  /// Both judge the examples alike: no editor complains of what the program takes.
  @Test func theProgramJudgesTheExamplesAsTheSchemaDoes() {
    for text in Self.good { #expect(Self.isAcceptable(text), "\(text)") }
    for text in Self.bad { #expect(!Self.isAcceptable(text), "\(text)") }
  }

  private static let script = """
    import json, sys
    import jsonschema, yaml

    schema, good, bad = json.load(sys.stdin)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for text in good:
        for error in validator.iter_errors(yaml.safe_load(text)):
            print("refused:", text, error.message)
    for text in bad:
        if validator.is_valid(yaml.safe_load(text)):
            print("accepted:", text)
    """

  @Test func theSchemaJudgesThem() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(ManifestSchema.text.utf8))
    let input = try JSONSerialization.data(withJSONObject: [schema, Self.good, Self.bad])
    let result = try runCommand(try PythonTools.interpreter() + ["-c", Self.script], input: input)
    #expect(result.status == 0 && result.text.isEmpty, "\(result.text)\(result.errorText)")
  }
}
