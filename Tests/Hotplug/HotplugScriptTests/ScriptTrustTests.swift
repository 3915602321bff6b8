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

    func make(_ file: String, mode: mode_t = 0o755, owner: uid_t = 0) throws {
      let path = url.appendingPathComponent(file).path
      try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: path))
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
        let real = try ScriptTrust(allowedDirectories: [scripts.path]).check(path)
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
      '/scripts/group' can be written by its group, not only by root; change that with chmod g-w /scripts/group
      '/scripts/world' can be written by everybody, not only by root; change that with chmod o-w /scripts/world
      '/scripts/both' can be written by its group and everybody, not only by root; change that with chmod go-w /scripts/both
      '/scripts/it's' can be written by its group and everybody, not only by root; change that with chmod go-w '/scripts/it'\\''s'
      '/scripts/owned' belongs to user id 1000, not to root; change that with chown root /scripts/owned
      '/scripts/plain' has no execute permission; give it with chmod +x /scripts/plain
      """
    ).check(answers.joined(separator: "\n"))
  }

  @Test func namesWhatIsNoScript() throws {
    let place = try Place()
    mkfifo(place.scripts.appendingPathComponent("pipe").path, 0o755)
    place.link("scripts/nowhere", to: "missing")
    place.link("scripts/circle", to: "circle")
    place.link("scripts/elsewhere", to: "../other/good")
    let names = [
      "scripts/pipe", "scripts/deep", "scripts/missing", "scripts/nowhere", "scripts/circle",
      "scripts/elsewhere", "other/good", "scripts/good/more", "scripts/../other/good",
    ]
    Expect(
      """
      '/scripts/pipe' is not a regular file; name a script
      '/scripts/deep' is a directory; name a script in it
      '/scripts/missing' does not exist; correct the path
      '/scripts/missing' does not exist; correct the path
      '/scripts/circle' leads through more than 40 symbolic links; shorten the way
      '/scripts/elsewhere' leads to '/other/good', outside of '/scripts'; move it there, or allow its directory by name
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
      '/scripts' can be written by its group, not only by root; change that with chmod g-w /scripts
      '' can be written by its group and everybody, not only by root; change that with chmod go-w 
      '/scripts' belongs to user id 1000, not to root; change that with chown root /scripts
      '/other/in' is a symbolic link that belongs to user id 1000, not to root; change that with chown -h root /other/in
      '/other' can be written by its group and everybody, not only by root; change that with chmod go-w /other
      """
    ).check(answers.joined(separator: "\n"))
  }

  @Test func countsLinks() throws {
    let place = try Place()
    place.link("scripts/0", to: "good")
    for number in 1...ScriptTrust.linksMax { place.link("scripts/\(number)", to: "\(number - 1)") }
    #expect(place.check("scripts/\(ScriptTrust.linksMax - 1)") == "runs /scripts/good")
    #expect(place.check("scripts/\(ScriptTrust.linksMax)").contains("more than 40 symbolic links"))
  }
}
