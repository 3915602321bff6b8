import Foundation
import Testing
import XLConvert
import XLModel
import XLTestKit
import XLText

/// xl.cfg to libxl's JSON and back, for every string of the corpora, beside the real `xl create -n` 4.17.
@Suite struct LibxlRoundTripTests {
  private func reread(_ guest: GuestDevices) -> DeviceReading {
    DeviceReading(libxl: SourceText(guest.libxlJSON), options: ConvertCorpus.options)
  }

  @Test func everyDiskSurvives() throws {
    let all = try ConvertCorpus.disks()
    #expect(all.count > 100)
    for text in all {
      let guest = ConvertCorpus.guest(disks: [text])
      let reading = reread(guest)
      #expect(reading.diagnostics.isEmpty, "'\(text)': \(reading.diagnostics)")
      let members = reading.guests.first?.disks?.map(\.spec.members)
      #expect(members == guest.disks?.map(\.spec.members), "'\(text)'")
    }
  }

  @Test func everyInterfaceSurvives() throws {
    let all = try ConvertCorpus.nics()
    #expect(all.count > 30)
    for text in all {
      let guest = ConvertCorpus.guest(nics: ["", text])
      let reading = reread(guest)
      #expect(reading.diagnostics.isEmpty, "'\(text)': \(reading.diagnostics)")
      func members(_ guest: GuestDevices?) -> [[DomainMember]]? {
        guest?.nics?.map { $0.spec.orderedMembers(devid: $0.devid) }
      }
      #expect(members(reading.guests.first) == members(guest), "'\(text)'")
    }
  }

  /// What xl prints of each text of xl.cfg: its disks and interfaces.
  private func devices(_ texts: [String]) throws -> [[NSArray]] {
    let directory = try Project.temporaryDirectory("convert")
    defer { try? FileManager.default.removeItem(at: directory) }
    let words = try texts.enumerated().map { index, text in
      let file = directory.appendingPathComponent("\(index).cfg")
      try (text + "type = \"pvh\"\nkernel = \"/k\"\nmemory = 64\n")
        .write(to: file, atomically: true, encoding: .utf8)
      return ["create", "-n", file.path].map { Array($0.utf8) }
    }
    return try XLProgram.answers(to: words).map { answer in
      try #require(answer.xl.status == 0, "xl: \(String(decoding: answer.xl.output, as: UTF8.self))")
      let json = try JSONSerialization.jsonObject(with: answer.xl.output) as? NSDictionary
      return try ["disks", "nics"].map { try #require(json?[$0] as? NSArray) }
    }
  }

  /// xl builds the same devices from a file and from the file that comes back, and prints what `convert`
  /// does.
  @Test func xlBuildsTheSame() throws {
    let (disks, nics) = try (ConvertCorpus.disks(), ConvertCorpus.nics())
    let guest = ConvertCorpus.guest(disks: disks, nics: nics)
    let backDisks = disks.flatMap { reread(ConvertCorpus.guest(disks: [$0])).guests[0].disks ?? [] }
    let backNics = nics.flatMap { reread(ConvertCorpus.guest(nics: [$0])).guests[0].nics ?? [] }
    let back = ConvertCorpus.config(
      disks: backDisks.map { String(decoding: $0.text.bytes, as: UTF8.self) },
      nics: backNics.map { String(decoding: $0.text.bytes, as: UTF8.self) }
    )
    let built = try devices([ConvertCorpus.config(disks: disks, nics: nics), back])
    #expect(built[0][0] == built[1][0])
    let ours = try JSONSerialization.jsonObject(with: Data(guest.libxlJSON)) as? NSDictionary
    #expect(ours?["disks"] as? NSArray == built[0][0])
    // The number of an interface is that of its place; each was read back by itself.
    #expect(ours?["nics"] as? NSArray == built[0][1])
  }

  /// What xl prints is read, whatever else is in it.
  @Test func theCommandReadsWhatXLPrints() throws {
    let directory = try Project.temporaryDirectory("convert")
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appendingPathComponent("web.cfg")
    let text = """
      name = "web"
      uuid = "01234567-89ab-cdef-0123-456789abcdef"
      type = "hvm"
      memory = 64
      disk = ["/srv/a.img,qcow2,xvda,w", ",empty,hdc,cdrom"]
      vif = ["bridge=xenbr0,rate=1GB/s"]

      """
    try text.write(to: file, atomically: true, encoding: .utf8)
    let answer = try XLProgram.answers(to: [["create", "-n", file.path].map { Array($0.utf8) }])[0].xl
    let json = directory.appendingPathComponent("web.json")
    try answer.output.write(to: json)
    let result = try XLPlugCommand.run(["convert", json.path, "--to", "xl"])
    #expect(
      result.text == """
        name = "web"
        uuid = "01234567-89ab-cdef-0123-456789abcdef"
        disk = [
          "format=qcow2,vdev=xvda,access=rw,target=/srv/a.img",
          "format=empty,vdev=hdc,devtype=cdrom,target=",
        ]
        vif = [
          "bridge=xenbr0,rate=1GB/s",
        ]

        """
    )
    #expect(result.errorText.isEmpty, "\(result.errorText)")
    let again = try XLPlugCommand.run(["convert", json.path, "--to", "json"])
    #expect(again.text.contains(#""pdev_path": "/srv/a.img""#), "\(again.text)")
  }
}
