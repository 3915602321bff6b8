import XLModel
import XLText

enum PositionalForm: FileRule {
  static let code: DiagnosticCode = 1046
  static let page = RulePage(
    .note,
    "A disk uses positional parameters.",
    why: """
      Named parameters show the meaning of each value, and need no empty fields.
      This rule is off by default.
      """,
    bad: "disk = [ \"/dev/vg/web,raw,xvda,rw\" ]\n",
    good: "disk = [ \"format=raw,vdev=xvda,access=rw,target=/dev/vg/web\" ]\n",
    fix: .safe,
    isOptIn: true,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.devices.disks.compactMap { disk in
      let spec = disk.spec
      guard disk.reading.verdict == .accepts, spec.prefixRange == nil, isPositional(spec),
        let named = spec.namedForm, !named.contains(where: { "\"'\\".utf8.contains($0) || $0 < 0x20 })
      else { return nil }
      let inner = disk.text.place(ByteRange(0, disk.text.bytes.count))
      return diagnostic(
        "the disk uses positional parameters; expected named parameters",
        at: inner,
        fixes: [Diagnostic.Fix("write named parameters", inner, named, .safe)],
      )
    }
  }

  /// Whether a value that can have a name is without one.
  private static func isPositional(_ spec: DiskSpec) -> Bool {
    [spec.targetRange, spec.virtualDeviceRange, spec.formatRange].contains { range in
      guard let range else { return false }
      return range.start == 0 || spec.text.bytes[range.start - 1] != UInt8(ascii: "=")
    }
  }
}
