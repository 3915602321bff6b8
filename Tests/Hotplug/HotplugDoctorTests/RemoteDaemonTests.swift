import Testing
import XLTestKit

/// Devices of another domain, whose daemon the doctor knows by the store only.
@Suite(.serialized, .ownThread) struct RemoteDaemonTests {
  @Test func domainThatReportsNothing() throws {
    let host = try DoctorHost()
    let (record, front, back) = (
      "/libxl/7/device/vbd/51712", "/local/domain/7/device/vbd/51712", "/local/domain/9/backend/vbd/7/51712"
    )
    for (path, value) in [
      ("\(record)/frontend", front), ("\(record)/backend", back), ("\(record)/dev", "xvda"),
      ("\(front)/backend", back), ("\(front)/backend-id", "9"), ("\(front)/state", "1"),
      ("\(back)/frontend", front), ("\(back)/frontend-id", "7"), ("\(back)/online", "1"),
      ("\(back)/script", "/etc/xen/scripts/block"), ("\(back)/params", "/srv/web.img"),
      ("\(back)/state", "2"),
    ] { try host.write(path, value) }
    let silent = try host.diagnosis("7", "xvda")
    #expect(silent.codes == ["XL6017"], "\(silent.text)")
    #expect(silent.text.contains("the script is run by 'xl devd' in domain 9"), "\(silent.text)")
    #expect(
      silent.text.contains("check that 'xlplug devd' or 'xl devd' runs in that domain"),
      "\(silent.text)"
    )
    try host.write("/local/domain/9/data/xlplug/devd", "1")
    let ours = try host.diagnosis("7", "xvda").text
    #expect(ours.contains("the script is run by 'xlplug devd' in domain 9"), "\(ours)")
    #expect(
      ours.contains("read the log of 'xlplug devd' in that domain: journalctl -u xlplug-devd"),
      "\(ours)"
    )
  }
}
