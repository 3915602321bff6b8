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
    let files = ["/": "xen: 4.17\n", "/srv/guests": "xen: 4.18\n"]
    var search = SettingsSearch { directory in
      let path = String(decoding: directory, as: UTF8.self)
      asked.directories.append(path)
      return files[path].map { SourceText($0) }
    }
    func release(_ path: String) -> String? {
      search.settings(of: Array(path.utf8))?.file.settings.xen?.description
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
}
