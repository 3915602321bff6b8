import Foundation
import Testing
import XLTestKit

extension ApplyCommandTests {
  /// `--record` keeps the file of the guest in step, with its comments and whatever else is in it.
  @Test func theFileIsKeptInStep() throws {
    let path = host.directory.appendingPathComponent("web.cfg").path
    let first = disk("xvda", "a")
    let head = "name = 'web'\nkernel = '/boot/vmlinuz'\nmemory = 64 # MiB\ndisk = [\n  '\(first)', # root\n"
    try (head + "]\n").write(toFile: path, atomically: true, encoding: .utf8)
    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    #expect(try host.run("apply", path).status == 0)

    let attached = try host.run("attach", "web", disk("xvdb", "b"), "vif:\(vif(1))", "--record", path)
    #expect(attached.status == 0 && attached.text.contains("recorded in"), "\(attached.text)")
    let recorded = try text()
    #expect(recorded.hasPrefix(head + "  'format=raw,vdev=xvdb,access=rw,script="), "\(recorded)")
    #expect(recorded.contains("\nvif = [ \"mac=00:16:3e:00:00:01,"), "\(recorded)")
    #expect(try host.run("diff", path).status == 0, "the file describes what is there")

    let failed = try host.run("attach", "web", disk("xvdc", "c", script: "failing"), "--record", path)
    #expect(try failed.status != 0 && text() == recorded, "what failed is not recorded")

    // Another guest's device does not change the file, and one that is gone is taken out.
    let detached = try host.run("detach", "web", "xvdb", "vif0", "--record", path)
    #expect(detached.status == 0, "\(detached.text)\(detached.errorText)")
    #expect(try text() == head + "]\nvif = [  ]\n")
    #expect(try host.run("detach", "web", "xvda").status == 0)
    #expect(try host.run("detach", "web", "xvda", "--record", path).status == 0)
    #expect(try !text().contains("xvda"))

    try "name = 'other'\nkernel = '/k'\nmemory = 64\n".write(toFile: path, atomically: true, encoding: .utf8)
    let other = try host.run("attach", "web", disk("xvdb", "b"), "--record", path)
    #expect(other.status == 3 && other.errorText.contains("'other'"), "\(other.errorText)")
    #expect(try devices().isEmpty, "nothing is attached that cannot be recorded")
  }
}
