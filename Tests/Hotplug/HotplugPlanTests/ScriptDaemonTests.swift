import HotplugPlan
import Testing

/// Which processes count as daemons of a driver domain.
@Suite struct ScriptDaemonTests {
  @Test(
    arguments: [
      ("/usr/bin/xlplug devd --metrics /m.prom", .xlplug), ("xlplug devd", .xlplug),
      ("/usr/lib/xen/bin/xl -v devd -F", .xl), ("xl devd", .xl),
      ("xl list", nil), ("xlplug list", nil), ("xlplug doctor devd", nil), ("xl", nil), ("", nil),
      ("/bin/sh devd", nil),
      ("xl-devd devd", nil),
    ] as [(String, ScriptDaemon?)]
  )
  func isFoundByItsCommandLine(_ line: String, _ daemon: ScriptDaemon?) {
    #expect(ScriptDaemon(commandWords: line.split(separator: " ").map { Array($0.utf8) }) == daemon)
  }
}
