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
    #expect(recorded == head + "  '\(disk("xvdb", "b"))',\n]\nvif = [ \"\(vif(1))\" ]\n", "\(recorded)")
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

  /// Where a file gives neither MAC address nor number, interfaces are found by their places, and keep their
  /// numbers.
  @Test func interfacesKeepTheirNumbers() throws {
    let path = host.directory.appendingPathComponent("web.cfg").path
    let script = "script=\(host.scripts.path)/vif"
    let head = "name = 'web'\nkernel = '/boot/vmlinuz'\nmemory = 64\n"
    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    try (head + "vif = [ '\(script),bridge=b0', '\(script),bridge=b1', '\(script),bridge=b2' ]\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try host.run("apply", path).status == 0)
    #expect(try host.run("detach", "web", "vif0", "--record", path).status == 0)
    #expect(
      try text() == head + "vif = [ '\(script),bridge=b1,devid=1', '\(script),bridge=b2,devid=2' ]\n"
    )
    #expect(try host.run("detach", "web", "vif1", "--record", path).status == 0)
    #expect(try text() == head + "vif = [ '\(script),bridge=b2,devid=2' ]\n")
    #expect(try host.run("diff", path).status == 0)
  }

  /// What would make the file wrong is refused: before the attach where it is known, else with status 3.
  @Test func wrongFilesAreNotWritten() throws {
    let path = host.directory.appendingPathComponent("web.cfg").path
    let head = "name = 'web'\nkernel = '/boot/vmlinuz'\nmemory = 64\n"
    let unknown = head + "disk = [ '/srv/z.img,raw,xvda,w,backend=nosuch' ]\n"
    try unknown.write(toFile: path, atomically: true, encoding: .utf8)
    let early = try host.run("attach", "web", disk("xvda", "a"), "--record", path)
    #expect(early.status == 3 && early.errorText.contains("nosuch"), "\(early.errorText)")
    #expect(try devices().isEmpty)
    #expect(try host.run("attach", "web", disk("xvda", "a"), "--dry-run", "--record", "/no.cfg").status == 3)

    // The same image as another vdev.
    let image = try host.image()
    let other = head + "disk = [ '\(image),raw,xvdb,w' ]\n"
    try other.write(toFile: path, atomically: true, encoding: .utf8)
    let late = try host.run("attach", "web", "\(image),raw,xvda,w", "--record", path)
    #expect(late.status == 3 && late.errorText.contains("not recorded"), "\(late.text)\(late.errorText)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == other)

    // An interface that is gone is removed by its MAC address, too.
    try (head + "vif = [ '\(vif(7))' ]\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try host.run("detach", "web", "00:16:3e:00:00:07", "--record", path).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == head + "vif = [  ]\n")
  }
}
