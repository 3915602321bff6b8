import HostFiles
import HotplugSurvey
import Testing

/// Which store a process was given.
@Suite struct RunningProcessTests {
  /// The usual socket, by either name, and the kernel's device are the host's store, as is none at all.
  @Test(
    arguments: [
      (nil, nil, true), (nil, "/run/xenstored/socket", true), ("/dev/xen/xenbus", nil, true),
      ("/var/run/xenstored/socket", "/run/xenstored/socket", true), ("/run/a", "/run/a", true),
      ("/run/a", nil, false), (nil, "/run/a", false), ("/run/a", "/run/b", false), ("/run/a", "", false),
      ("/run/a", "/run/xenstored/socket", false),
    ] as [(String?, String?, Bool)]
  )
  func storeOfAnEnvironment(_ path: String?, _ named: String?, _ isSame: Bool) {
    let environment = ["PATH=/bin"] + (named.map { ["XENSTORED_PATH=\($0)"] } ?? [])
    let found = RunningProcess.isStore(path.map { Array($0.utf8) }, of: environment.map { Array($0.utf8) })
    #expect(found == isSame)
  }
}
