import Foundation
import Testing
import XLModel
import XLTestKit

/// The table of keys, compared with what was observed of xl; where that comes from is in the file.
@Suite struct ConfigKeysTests {
  private func observed() throws -> [[String: Any]] {
    let text = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/keys.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    return try #require(file["keys"] as? [[String: Any]])
  }

  private func key(_ observed: [String: Any]) throws -> ConfigKey {
    let name = try #require(observed["name"] as? String)
    return try #require(ConfigKeys.named(name), "\(name)")
  }

  @Test func holdsEachKeyOnce() throws {
    let names = try observed().compactMap { $0["name"] as? String }
    #expect(names.sorted() == ConfigKeys.names.sorted())
    #expect(Set(ConfigKeys.names).count == ConfigKeys.all.count)
  }

  @Test func agreesOnTypes() throws {
    for observed in try observed() {
      let key = try key(observed)
      let type = (observed["type"] as? String)?.replacingOccurrences(of: " (read as int)", with: "")
      #expect(key.type.rawValue == type, "\(key.name)")
    }
  }

  @Test func agreesOnReleases() throws {
    for observed in try observed() {
      let key = try key(observed)
      let release = key.sinceMinor.map { "4.\($0)" } ?? "4.1 or earlier"
      #expect(release == observed["first_release_seen"] as? String, "\(key.name)")
      #expect(key.isRead(by: .oldest) == observed["in_4_17"] as? Bool, "\(key.name)")
      #expect(key.isRead(by: .newest) == observed["in_head"] as? Bool, "\(key.name)")
    }
  }

  @Test func agreesOnGuests() throws {
    for observed in try observed() {
      let key = try key(observed)
      let text = try #require(observed["guests"] as? String).replacing(#/\(.*\)/#, with: "")
      let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
      var guests = Set(GuestType.allCases.filter { words.contains($0.rawValue) })
      if guests.isEmpty { guests = Set(GuestType.allCases) }
      #expect(key.guests == guests, "\(key.name): \(text)")
      let isForArmOnly = words == ["Arm"]
      let machine: ConfigKey.Machine = words.contains("x86") ? .x86 : isForArmOnly ? .arm : .any
      #expect(key.machine == machine, "\(key.name): \(text)")
    }
  }

  @Test func agreesOnMembers() throws {
    for observed in try observed() {
      let key = try key(observed)
      for member in ["observed_json", "observed_json_4_17", "observed_json_head"] {
        let guests = observed[member] as? [String: Any] ?? [:]
        for (guest, paths) in guests {
          for path in paths as? [String] ?? [] {
            let isKnown = key.paths.contains { path.hasPrefix($0) }
            #expect(isKnown, "\(key.name) sets \(path) of \(guest)")
          }
        }
      }
    }
  }

  @Test func knowsWhatIsDeprecated() throws {
    for observed in try observed() {
      let key = try key(observed)
      // The manual of no release calls them so; it prefers 'cmdline'.
      if ["root", "extra"].contains(key.name) { continue }
      let said = observed["deprecated"] as? String
      #expect(
        (key.deprecation == nil) == (said == nil || said?.contains("since 4.21") == true),
        "\(key.name)"
      )
    }
  }

  @Test func knowsWhatWasRemoved() throws {
    for name in ["pvh", "sched", "nodes"] { #expect(RemovedKey.named(name.utf8) != nil) }
    for removed in RemovedKey.all { #expect(ConfigKeys.named(removed.name) == nil, "\(removed.name)") }
  }

  @Test func namesReplacementsThatExist() {
    for key in ConfigKeys.all {
      // The advice "use 'NAME'" names a key; "use 'xl create -V'" a command.
      if let name = key.deprecation?.advice.wholeMatch(of: #/use '(\w+)'/#)?.output.1 {
        #expect(ConfigKeys.named(String(name)) != nil, "\(key.name)")
      }
      #expect(key.summary.hasSuffix("."), "\(key.name)")
    }
  }
}
