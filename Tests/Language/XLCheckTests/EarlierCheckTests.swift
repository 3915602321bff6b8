import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// A check that knows an earlier one finds what a fresh one finds.
@Suite struct EarlierCheckTests {
  private static let disks = [
    "\"/a,raw,xvda,w\"", "'iscsi:b,xvdb,w'", "\"vdev=xvdc,target=/c\"", "'x'", "[ 'y' ]", "\"\\x\"", "@", "5",
    "'format=zip,vdev=xvda'",
  ]
  private static let nics = [
    "'bridge=b'", "'mac=00:16:3e:0:0:1'", "'type=ioemu'", "'rate=1x'", "''", "[ 'z' ]", "'devid=1'",
  ]

  private static func list(_ random: inout Seeded, _ elements: [String]) -> [String] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(elements) }
  }

  private static func change(_ list: inout [String], _ random: inout Seeded, _ elements: [String]) {
    let place = Int.random(in: 0...list.count, using: &random)
    switch Int.random(in: 0...3, using: &random) {
    case 0 where place < list.count: list.remove(at: place)
    case 1 where place < list.count: list[place] = random.pick(elements)
    case 2: list.insert(random.pick(elements), at: place)
    default: break
    }
  }

  @Test func theSameIsFound() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<150 {
      var (disks, nics) = (Self.list(&random, Self.disks), Self.list(&random, Self.nics))
      var previous: CheckedConfig?
      for _ in 0..<6 {
        Self.change(&disks, &random, Self.disks)
        Self.change(&nics, &random, Self.nics)
        let type = random.pick(["", "type = \"hvm\"\n", "name = \"a\"\n"])
        let text = SourceText(
          type + "disk = [ \(disks.joined(separator: ", ")) ]\nvif = [ \(nics.joined(separator: ",\n")) ]\n"
        )
        let xen = random.pick([XenVersion.oldest, .newest])
        let options = CheckOptions(xen: xen)
        let known = CheckedConfig(text, options: options, previous: previous)
        #expect(known == CheckedConfig(text, options: options), "seed \(random.seed): \(text.bytes)")
        previous = known
      }
    }
  }
}
