import Foundation
import Testing
import XLTestKit

@testable import HotplugScript

/// Trust in real files; they lie below /run, as everything below /tmp is refused with reason.
@Suite(.enabled(if: geteuid() == 0, "only root makes files of root"))
struct ScriptTrustTests {
  final class Place: Sendable {
    let url = URL(fileURLWithPath: "/run/xlplug-trust-\(UUID().uuidString.prefix(8))")
    var scripts: URL { url.appendingPathComponent("scripts") }

    init() throws {
      for folder in ["scripts/deep", "other"] {
        let made = url.appendingPathComponent(folder)
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
      }
      for file in ["scripts/good", "scripts/deep/good", "other/good"] { try make(file) }
      for folder in ["", "scripts", "scripts/deep", "other"] {
        chmod(url.appendingPathComponent(folder).path, 0o755)
      }
    }

    deinit { _ = try? FileManager.default.removeItem(at: url) }

    func make(_ file: String, mode: mode_t = 0o755, owner: uid_t = 0, _ line: String = "#!/bin/sh") throws {
      let path = url.appendingPathComponent(file).path
      try Data("\(line)\n".utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, mode)
      chown(path, owner, 0)
    }

    func link(_ name: String, to target: String) {
      symlink(target, url.appendingPathComponent(name).path)
    }

    /// The file that is trusted, or why none is, with this place's name cut short.
    func check(_ file: String) -> String {
      let path = url.path + "/" + file
      do throws(ScriptFault) {
        let searchPath = Array("\(url.path)/other:/usr/bin".utf8)
        let real = try ScriptTrust(allowedDirectories: [scripts.path], searchPath: searchPath).check(path)
        return "runs " + real.replacingOccurrences(of: url.path, with: "")
      } catch {
        return error.description.replacingOccurrences(of: url.path, with: "")
      }
    }
  }

  @Test func takesFilesOfRoot() throws {
    let place = try Place()
    place.link("scripts/link", to: "good")
    place.link("scripts/far", to: "\(place.url.path)/other/../scripts/./deep/good")
    place.link("way-in", to: "scripts")
    #expect(place.check("scripts/good") == "runs /scripts/good")
    #expect(place.check("scripts/deep/good") == "runs /scripts/deep/good")
    #expect(place.check("scripts/./deep/../good") == "runs /scripts/good")
    #expect(place.check("scripts//good") == "runs /scripts/good")
    #expect(place.check("scripts/link") == "runs /scripts/good")
    #expect(place.check("scripts/far") == "runs /scripts/deep/good")
    #expect(place.check("way-in/good") == "runs /scripts/good")
  }

  @Test func takesTheShippedScripts() throws {
    guard FileManager.default.fileExists(atPath: "/etc/xen/scripts/block") else { return }
    #expect(try ScriptTrust.check("/etc/xen/scripts/block") == "/etc/xen/scripts/block")
  }

  @Test func namesWhatAnybodyElseCouldChange() throws {
    let place = try Place()
    try place.make("scripts/group", mode: 0o775)
    try place.make("scripts/world", mode: 0o757)
    try place.make("scripts/both", mode: 0o777)
    try place.make("scripts/it's", mode: 0o777)
    try place.make("scripts/owned", owner: 1000)
    try place.make("scripts/plain", mode: 0o644)
    let answers = ["group", "world", "both", "it's", "owned", "plain"].map { place.check("scripts/\($0)") }
    Expect(
      """
      '/scripts/group' can be written by its group, not only by root; change this with chmod g-w /scripts/group
      '/scripts/world' can be written by all users, not only by root; change this with chmod o-w /scripts/world
      '/scripts/both' can be written by its group and all users, not only by root; change this with chmod go-w /scripts/both
      '/scripts/it's' can be written by its group and all users, not only by root; change this with chmod go-w '/scripts/it'\\''s'
      '/scripts/owned' belongs to user id 1000, not to root; change this with chown root /scripts/owned
      '/scripts/plain' has no execute permission; add it with chmod +x /scripts/plain
      """
    ).check(answers.joined(separator: "\n"))
  }

  @Test func namesWhatIsNoScript() throws {
    let place = try Place()
    mkfifo(place.scripts.appendingPathComponent("pipe").path, 0o755)
    place.link("scripts/nowhere", to: "missing")
    place.link("scripts/circle", to: "circle")
    place.link("scripts/folder", to: "../other")
    let names = [
      "scripts/pipe", "scripts/deep", "scripts/missing", "scripts/nowhere", "scripts/circle",
      "scripts/folder/good", "other/good", "scripts/good/more", "scripts/../other/good",
    ]
    Expect(
      """
      '/scripts/pipe' is not a regular file; use a script
      '/scripts/deep' is a directory; use a script in it
      '/scripts/missing' does not exist; correct the path
      '/scripts/missing' does not exist; correct the path
      '/scripts/circle' leads through more than 40 symbolic links; use a shorter path
      '/scripts/folder/good' leads to '/other/good', outside of '/scripts'; move it there, or allow its directory by name
      '/other/good' is outside of '/scripts'; move it there, or allow its directory by name
      '/scripts/good' is not a directory; correct the path
      '/scripts/../other/good' leads to '/other/good', outside of '/scripts'; move it there, or allow its directory by name
      """
    ).check(names.map(place.check).joined(separator: "\n"))
  }

  @Test func namesDirectoriesOfOthers() throws {
    let place = try Place()
    var answers: [String] = []
    for (folder, mode, owner) in [("scripts", 0o775, 0), ("", 0o1777, 0), ("scripts", 0o755, 1000)] {
      let path = place.url.appendingPathComponent(folder).path
      chmod(path, mode_t(mode))
      chown(path, uid_t(owner), 0)
      answers.append(place.check("scripts/good"))
      chmod(path, 0o755)
      chown(path, 0, 0)
    }
    place.link("other/in", to: "../scripts/good")
    lchown(place.url.appendingPathComponent("other/in").path, 1000, 0)
    answers.append(place.check("other/in"))
    chmod(place.url.appendingPathComponent("other").path, 0o777)
    place.link("way", to: "other/in")
    answers.append(place.check("way"))
    Expect(
      """
      '/scripts' can be written by its group, not only by root; change this with chmod g-w /scripts
      '' can be written by its group and all users, not only by root; use a directory that only root can write
      '/scripts' belongs to user id 1000, not to root; change this with chown root /scripts
      '/other/in' is a symbolic link that belongs to user id 1000, not to root; change this with chown -h root /other/in
      '/other' can be written by its group and all users, not only by root; change this with chmod go-w /other
      """
    ).check(answers.joined(separator: "\n"))
  }

  /// Packages link their scripts into the directory, as vif-ganeti and NixOS do.
  @Test func takesLinksThatRootPutIntoTheDirectory() throws {
    let place = try Place()
    place.link("scripts/packaged", to: "../other/good")
    place.link("scripts/twice", to: "packaged")
    place.link("way-in", to: "scripts")
    for name in ["scripts/packaged", "scripts/twice", "way-in/packaged"] {
      #expect(place.check(name) == "runs /other/good", "\(name)")
    }
    place.link("scripts/foreign", to: "../other/good")
    lchown(place.url.appendingPathComponent("scripts/foreign").path, 1000, 0)
    #expect(place.check("scripts/foreign").contains("belongs to user id 1000"))
    try place.make("other/open", mode: 0o777)
    place.link("scripts/open", to: "../other/open")
    #expect(place.check("scripts/open").contains("can be written by"))
    place.link("other/back", to: "good")
    #expect(place.check("scripts/../other/back").contains("outside of"))
  }

  /// /nix/store and /gnu/store are root's, for a group of builders, and sticky.
  @Test func takesAStoreWhoseEntriesAreRoots() throws {
    let place = try Place()
    let store = place.url.appendingPathComponent("other").path
    place.link("scripts/stored", to: "../other/good")
    try place.make("other/anyones", owner: 1000)
    place.link("scripts/anyones", to: "../other/anyones")
    chmod(store, 0o1775)
    #expect(place.check("scripts/stored") == "runs /other/good")
    #expect(place.check("scripts/anyones").contains("belongs to user id 1000"))
    for mode in [0o775, 0o1777, 0o1757] as [mode_t] {
      chmod(store, mode)
      #expect(place.check("scripts/stored").contains("can be written by"), "\(String(mode, radix: 8))")
    }
  }

  @Test func namesInterpretersOfOthers() throws {
    let place = try Place()
    let other = "\(place.url.path)/other"
    try place.make("other/sh", owner: 1000)
    try place.make("other/wrapped", "#!\(other)/sh")
    for (name, line) in [
      ("direct", "#!\(other)/sh"), ("blank", "#! \(other)/sh -e"), ("wrapped", "#!\(other)/wrapped"),
      ("env", "#!/usr/bin/env sh"), ("split", "#!/usr/bin/env -S A=1 sh -e"),
      ("path", "#!/usr/bin/env -S PATH=/x sh"),
      ("unset", "#!/usr/bin/env -u"), ("relative", "#!bin/sh"), ("good", "#!/usr/bin/env good"),
      ("real", "#!/usr/bin/env -S bash -e"), ("missing", "#!\(other)/missing"),
      ("nothing", "#!/usr/bin/env nothing-at-all"),
    ] { try place.make("scripts/\(name)", line) }
    let names = [
      "direct", "blank", "wrapped", "env", "split", "path", "unset", "relative", "good", "real", "missing",
      "nothing",
    ]
    Expect(
      """
      '/other/sh' belongs to user id 1000, not to root, and is or leads to the interpreter of '/scripts/direct'; change this with chown root /other/sh
      '/other/sh' belongs to user id 1000, not to root, and is or leads to the interpreter of '/scripts/blank'; change this with chown root /other/sh
      '/other/sh' belongs to user id 1000, not to root, and is or leads to the interpreter of '/scripts/wrapped'; change this with chown root /other/sh
      '/other/sh' belongs to user id 1000, not to root, and is or leads to the interpreter of '/scripts/env'; change this with chown root /other/sh
      '/other/sh' belongs to user id 1000, not to root, and is or leads to the interpreter of '/scripts/split'; change this with chown root /other/sh
      '/scripts/path' uses env to find its interpreter, and 'PATH=/x' hides the name; write the path of the interpreter
      '/scripts/unset' uses env to find its interpreter, and '-u' hides the name; write the path of the interpreter
      '/scripts/relative' has the interpreter 'bin/sh', a relative path; write an absolute path
      runs /scripts/good
      runs /scripts/real
      runs /scripts/missing
      runs /scripts/nothing
      """
    ).check(names.map { place.check("scripts/\($0)") }.joined(separator: "\n"))
  }

  @Test func searchPathIsRootsAlone() throws {
    let place = try Place()
    let own = place.url.appendingPathComponent("other").path
    chown(own, 1000, 0)
    place.link("link", to: "/usr/bin")
    let path = "\(own):/usr/bin::bin:\(place.url.path)/link:/tmp:/nowhere:/bin"
    var leftOut: [String] = []
    let kept = ScriptTrust.searchPath(Array(path.utf8)) { leftOut.append("\($0)") }
    #expect(String(decoding: kept, as: UTF8.self) == "/usr/bin:\(place.url.path)/link:/bin")
    #expect(leftOut.count == 4 && leftOut[0].contains("belongs to user id 1000"), "\(leftOut)")
    for path in [nil, [], Array(own.utf8)] {
      #expect(ScriptTrust.searchPath(path) == Array(ScriptEnvironment.defaultPath.utf8))
    }
  }

  @Test func countsLinks() throws {
    let place = try Place()
    place.link("scripts/0", to: "good")
    for number in 1...ScriptTrust.linksMax { place.link("scripts/\(number)", to: "\(number - 1)") }
    #expect(place.check("scripts/\(ScriptTrust.linksMax - 1)") == "runs /scripts/good")
    #expect(place.check("scripts/\(ScriptTrust.linksMax)").contains("more than 40 symbolic links"))
  }
}
