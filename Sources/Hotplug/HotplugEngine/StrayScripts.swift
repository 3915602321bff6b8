import Glibc
import HostFiles
import HotplugPlan
import HotplugSurvey

/// Scripts of a device, and a process of libxl for it, that outlived the command that had them started.
///
/// They end with it, but a moment later, and not where a supervisor was killed too; one that goes on would
/// write into what the next command makes.
enum StrayScripts {
  /// The most rounds of looking and ending: a process may start another while it is checked.
  static let roundCountMax = 20

  /// Ends them and all that they started; by the environment that the protocol gives them, and by the store
  /// that they were requested to use.
  static func end(of device: DeviceAddress, storePath: [UInt8]?) {
    let marks = ["XENBUS_PATH=\(device.backendPathInHome)", "XENBUS_TYPE=\(device.backend.rawValue)"]
      .map { Array($0.utf8) }
    for _ in 0..<roundCountMax {
      let found = RunningProcess.all.filter { process in
        let environment = process.environment(atMost: RunningProcess.environmentByteCountMax) ?? []
        return process.pid != getpid() && RunningProcess.isStore(storePath, of: environment)
          && marks.allSatisfy { environment.contains($0) }
      }
      if found.isEmpty { return }
      for process in found { kill(process.pid, SIGKILL) }
      usleep(10_000)
    }
  }
}
