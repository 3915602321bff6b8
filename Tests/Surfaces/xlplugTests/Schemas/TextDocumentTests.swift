import Foundation
import Testing
import XLTestKit

/// The schemas of commands that read texts describe what is printed, and nothing else.
@Suite(.serialized) struct TextDocumentTests {
  private static let disks = [
    "/a.img,raw,xvda,w", "/a.img,xvda,rw", "/srv/cd.iso,,hdc,cdrom,r", "vdev=hdc,format=empty,devtype=cdrom",
    "/a.qcow2,qcow2,xvda,w,backendtype=qdisk,direct-io-safe,discard", "vdev=xvda,script=x,backend=d,target=y",
    "/a,raw,xvda,w,colo,colo-host=a,colo-port=1,colo-export=b,active-disk=/c,hidden-disk=/d",
    "/a,raw,vda,w,specification=virtio,grant_usage=1,trusted", "/a,raw,xvda,w,x=y", "/a,raw,xvda,w,/b",
    "", "a\"b,raw,xvda", "/a\u{202E},raw,xvda,w", "/a,raw,xvda,w,untrusted,no-discard",
  ]
  private static let nics = [
    "", "mac=00:16:3e:00:00:01,bridge=b0,ip=10.0.0.1,script=s,type=ioemu,model=e1000,vifname=v,rate=10MB/s",
    "mtu=9000,vlan=1p/2u,devid=3,backend=d,gatewaydev=eth0,trusted,forwarddev=f", "netdev=eth0,untrusted",
    "brigde=b0", "mac=zz", "accel=1", "bridge=a,bridge=b", "rate=1", "type=vif",
  ]
  private static let vdevs = [
    "xvda", "xvdb2", "hda", "nothing", "", "xvdzzzzzzzz", "51712", "d5p3", "sda300",
  ]
  private static let files = [
    "", "name = 'a'\nx += [1, ['b', []], 'c']\n", "memory = '512M'\n", "name = \n",
    "disk = 'a'\ndisk = 'b'\n",
    LintProject.good, LintProject.bad, "vif = ['bridge=a,bridge=b', 'x']\n", "name = 'a\u{9B}'\n",
  ]

  private let project: LintProject
  private let check = DocumentCheck(
    "lint",
    "lint-line",
    "parse-disk",
    "parse-vif",
    "parse-vdev",
    "parse-cfg",
    "explain",
    "config"
  )

  init() throws { project = try LintProject() }

  private func run(
    _ schema: String,
    _ statuses: ClosedRange<Int32>,
    _ words: [String],
    input: [UInt8] = [],
    adding: [String: String] = [:],
    place: SourceLocation = #_sourceLocation
  ) throws {
    let result = try runCommand(
      [XLPlugCommand.program.path] + words,
      input: Data(input),
      adding: adding,
      directory: project.url
    )
    check.add(schema, words.joined(separator: " "), statuses, result, place: place)
  }

  @Test func theSchemasAreExact() throws {
    try parse()
    try lint()
    try others()
    // Other tests have failures.
    try check.report(except: ["failed.", "config: = failed"])
  }

  private func parse() throws {
    func input(_ texts: [String]) -> [UInt8] {
      // The last one is not UTF-8.
      (texts.map { Array($0.utf8) } + [[0xFF, 0xC3, UInt8(ascii: ",")]]).flatMap { $0 + [0] }
    }
    for release in ["4.17", "4.23"] {
      for (kind, texts) in [
        ("disk", Self.disks), ("vif", Self.nics), ("vdev", Self.vdevs), ("cfg", Self.files),
      ] {
        try run("parse-\(kind)", 1...1, ["parse", kind, "-0", "--xen", release], input: input(texts))
      }
      let words = ["parse", "cfg", "-0", "--resolve", "--xen", release]
      try run("parse-cfg", 1...1, words, input: input(Self.files))
    }
    try run("parse-disk", 0...0, ["parse", "disk", "--json", "vdev=xvda", "target=/a"])
    try run("parse-vif", 0...0, ["parse", "vif", "--json", "mac=00:16:3e:00:00:01", "bridge=b0"])
    try run("parse-vdev", 0...0, ["parse", "vdev", "--json", "xvda", "hdc"])
    try run("parse-cfg", 0...0, ["parse", "cfg", "--json", "-"], input: Array(LintProject.good.utf8))
  }

  private func lint() throws {
    let formats = [("lint", "json"), ("lint-line", "jsonl")]
    try run("lint", 0...0, ["lint", "--output-format", "json"])
    for (index, text) in Self.files.enumerated() { try project.write("\(index).cfg", Data(text.utf8)) }
    try project.write("odd.cfg", Data("name = 1x".utf8) + [0xFF, 0x0A])
    for name in ["first", "second"] {
      let text = "name = 'same'\nkernel = '/k'\nmemory = 64\ndisk = ['/a.img,raw,xvda,w']\n"
      try project.write("\(name).cfg", Data(text.utf8))
    }
    for (schema, format) in formats {
      try run(schema, 1...1, ["lint", "--output-format", format])
      try run(schema, 2...2, ["lint", "missing.cfg", "6.cfg", "--output-format", format])
    }
  }

  private func others() throws {
    try run("explain", 0...0, ["explain", "--json"])
    try run("explain", 0...0, ["explain", "disk", "XL1001", "XL1027", "--json"])
    let host = try HostFileTests.Host([
      "host.yaml": "wait: 3m\n", "user/xlplug.yaml": "xen: 4.18\n", "p/.xlplug.yaml": "ignore: [XL4]\n",
    ])
    let settings = try host.run(["config", "--json"], adding: ["XLPLUG_ENGINE": "native"])
    check.add("config", "config", 0...0, settings)
    let odd = #"cd "$1"; mkdir $'\377'; cd $'\377'; echo 'ignore: [XL4]' > .xlplug.yaml; "$0" config --json"#
    let program = XLPlugCommand.program.path
    check.add("config", odd, 0...0, try runCommand(["bash", "-c", odd, program, project.url.path]))
    try run("config", 3...3, ["config", "--json"], adding: ["XLPLUG_CONFIG": "x.yaml"])
  }
}
