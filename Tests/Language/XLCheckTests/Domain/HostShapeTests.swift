import Testing
import XLCheck
import XLModel
import XLText

/// What is said about processors and nodes of a host, of which something is known or nothing.
@Suite struct HostShapeTests {
  private static let settings = [
    "cpus=[\"20\",\"21\"]", "cpus=\"40-43\"", "cpus=\"nodes:4\"", "cpus=\"node:0,^node:0\"",
    "cpus=\"all,^0-7\"",
    "cpus_soft=\"64\"", "cpus=\"600\"", "maxmem=512\nvnuma=[[\"pnode=2\",\"size=512\",\"vcpus=0-1\"]]",
    "maxmem=512\nvnuma=[[\"size=512\",\"vcpus=0-99\"]]",
  ]

  private func checked(_ setting: String, _ host: HostShape, vcpus: String = "vcpus=2\n") -> CheckedConfig {
    let isOfNodes = setting.contains("vnuma")
    let counts = setting.contains("0-99") ? "" : isOfNodes ? "maxvcpus=2\n" : vcpus
    let text = "name=\"a\"\ntype=\"hvm\"\nmemory=512\n\(counts)\(setting)\n"
    return CheckedConfig(SourceText(text), options: CheckOptions(isWholeFile: true, host: host))
  }

  private func codes(_ file: CheckedConfig) -> [String] {
    file.diagnostics.map { "\($0.code)" }.filter { ["XL3133", "XL3134", "XL3162"].contains($0) }
  }

  @Test(arguments: settings) func nothingIsSaidOfAnUnknownHost(_ setting: String) {
    let file = checked(setting, HostShape())
    #expect(codes(file).isEmpty)
    #expect(file.verdict == .accepts)
  }

  @Test(arguments: settings) func aSmallHostLacksThem(_ setting: String) {
    let file = checked(setting, HostShape(processorCount: 8, nodeCount: 2))
    #expect(codes(file).count >= 1)
    if !setting.contains("soft") { #expect(file.verdict == .rejects) }
  }

  @Test func aLargeHostHasThem() {
    for setting in Self.settings where !setting.contains("^") {
      let file = checked(setting, HostShape(processorCount: 1024, nodeCount: 8))
      #expect(codes(file).isEmpty, "\(setting)")
    }
  }

  @Test func aListThatNamesNothingIsWrongOnAnyHost() {
    for list in ["^1", "4,^4", ""] {
      #expect(codes(checked("cpus=\"\(list)\"", HostShape())) == ["XL3133"], "\(list)")
    }
  }

  @Test func namedProcessorsOfAnUnknownHostAreKept() {
    let file = checked("cpus=\"40-43\"", HostShape())
    let numbers = DomainValue.list((40...43).map { .number($0) })
    #expect(file.domain.spec["b_info.vcpu_hard_affinity"] == .list([numbers, numbers]))
  }
}
