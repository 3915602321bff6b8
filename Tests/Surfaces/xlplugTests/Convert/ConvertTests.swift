import Foundation
import Testing
import XLTestKit

/// `xlplug convert`, between xl.cfg and manifests.
@Suite struct ConvertTests {
  private func converted(_ text: String, _ ending: String, to form: String) throws -> CommandResult {
    let directory = try Project.temporaryDirectory("convert")
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.appendingPathComponent("file.\(ending)")
    try text.write(to: path, atomically: true, encoding: .utf8)
    return try XLPlugCommand.run(["convert", path.path, "--to", form])
  }

  private let config = #"""
    name = "web"
    disk = [
      "/srv/a.img,raw,xvda,w",
      "vdev=xvdb,script=block-x,target=it's \"a\" \\ b, c",
    ]
    vif = [
      "mac=00:16:3e:00:00:01,bridge=xenbr0",
    ]

    """#

  private let manifest = #"""
    guests:
      'web':
        disks:
          - '/srv/a.img,raw,xvda,w'
          - 'vdev=xvdb,script=block-x,target=it''s "a" \ b, c'
        nics:
          - 'mac=00:16:3e:00:00:01,bridge=xenbr0'

    """#

  @Test func thereAndBack() throws {
    let whole = config + "kernel = '/boot/vmlinuz'\nmemory = 512\n"
    #expect(try converted(whole, "cfg", to: "manifest").text == manifest)
    #expect(try converted(manifest, "yaml", to: "xl").text == config)
    #expect(try converted(manifest, "yaml", to: "manifest").text == manifest)
  }

  @Test func mappingsBecomeStrings() throws {
    let text =
      "guests:\n  web:\n    disks:\n    - {target: /a, format: raw, vdev: xvda, access: rw, discard: false}\n"
    let result = try converted(text, "yaml", to: "xl")
    #expect(result.text.hasPrefix("name = \"web\"\ndisk = [\n  \""), "\(result.text)\(result.errorText)")
    #expect(!result.text.contains("vif"), "a list that the manifest lacks is not written")
    let words = result.text.split(separator: "\"").dropFirst(3).first.map(String.init) ?? ""
    #expect(words == "format=raw,vdev=xvda,access=rw,no-discard,target=/a")
  }

  /// Characters that YAML has no plain form for are escaped, and read back.
  @Test func characters() throws {
    let odd = "a\u{7f}\u{85}\u{2028}\u{1F600}é\u{feff}"
    let text =
      "name = \"w\"\nkernel = \"/k\"\nmemory = 64\ndisk = [ \"vdev=xvda,script=block-x,target=\(odd)\" ]\n"
    let yaml = try converted(text, "cfg", to: "manifest")
    #expect(yaml.text.contains(#"target=a\U0000007f\U00000085\U00002028😀é\U0000feff""#), "\(yaml.text)")
    let back = try converted(yaml.text, "yaml", to: "xl")
    #expect(back.text.contains("target=\(odd)\""), "\(back.text)\(back.errorText)")
  }

  /// What a manifest does not list is not listed afterwards, and a guest without a name keeps its UUID.
  @Test func partsOfManifests() throws {
    let uuid = "01234567-89ab-cdef-0123-456789abcdef"
    let text =
      "guests:\n  - uuid: 01234567-89ab-cdef-0123-456789abcdef\n    nics: []\n  - name: web\n    disks: []\n"
    let result = try converted(text, "yaml", to: "manifest")
    #expect(result.text == "guests:\n  - uuid: '\(uuid)'\n    nics: []\n  - name: 'web'\n    disks: []\n")
    #expect(try converted(result.text, "yaml", to: "manifest").text == result.text)
    let several = try converted(text, "yaml", to: "xl")
    #expect(several.status == 3 && several.errorText.contains("2 guests"), "\(several.errorText)")
  }

  /// A quote stays a quote whatever follows it.
  @Test func combiningMarks() throws {
    let text = "name = \"w\"\nkernel = \"/k\"\nmemory = 64\ndisk = [ \"/srv/a'\u{301}.img,raw,xvda,w\" ]\n"
    let yaml = try converted(text, "cfg", to: "manifest")
    #expect(try converted(yaml.text, "yaml", to: "xl").text.contains("/srv/a'\u{301}.img"), "\(yaml.text)")
  }
}
