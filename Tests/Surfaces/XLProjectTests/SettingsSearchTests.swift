import Testing
import XLModel
import XLProject
import XLText

/// Where settings come from: the nearest file upwards, each directory asked once.
@Suite struct SettingsSearchTests {
  private final class Asked {
    var directories: [String] = []
  }

  @Test func theNearestFileCountsAndIsReadOnce() {
    let asked = Asked()
    let files = ["/.xlplug.yaml": "xen: 4.17\n", "/srv/guests/.xlplug.yaml": "xen: 4.18\n"]
    var search = SettingsSearch { path in
      let path = String(decoding: path, as: UTF8.self)
      if path.hasSuffix("/.xlplug.yaml") {
        let directory = path.dropLast("/.xlplug.yaml".utf8.count)
        asked.directories.append(directory.isEmpty ? "/" : String(directory))
      }
      return files[path].map { SourceText($0) }
    }
    func release(_ path: String) -> String? {
      search.settings(of: Array(path.utf8))?.settings.sources[.xen]?.shown
    }
    #expect(release("/srv/guests/web/a") == "4.18")
    #expect(release("/srv/guests/web") == "4.18")
    #expect(release("/srv/other") == "4.17")
    #expect(release("/") == "4.17")
    #expect(
      asked.directories == ["/srv/guests/web/a", "/srv/guests/web", "/srv/guests", "/srv/other", "/srv", "/"]
    )
    #expect(search.found.map { String(decoding: $0.directory, as: UTF8.self) } == ["/", "/srv/guests"])
  }

  @Test func noFileIsNoSettings() {
    var search = SettingsSearch { _ in nil }
    #expect(search.settings(of: Array("/a/b".utf8)) == nil)
    #expect(search.settings(of: Array("/a".utf8)) == nil)
    #expect(search.found.isEmpty)
  }

  @Test func aMisspeltNameIsReported() {
    let files = ["/a/.xlplug.yml": "xen: 4.17\n", "/.xlplug.yaml": "xn: 4.17\n"]
    var search = SettingsSearch { files[String(decoding: $0, as: UTF8.self)].map { SourceText($0) } }
    #expect(search.settings(of: Array("/a/b".utf8))?.directory == Array("/".utf8))
    let reports = search.reports.map {
      (String(decoding: $0.path, as: UTF8.self), $0.diagnostics.map { "\($0.code)" })
    }
    #expect(reports.map(\.0) == ["/.xlplug.yaml", "/a/.xlplug.yml"])
    #expect(reports.map(\.1) == [["XL9002"], ["XL9015"]])
  }
}
