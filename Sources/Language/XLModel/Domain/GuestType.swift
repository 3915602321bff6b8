/// What kind of guest a configuration file describes.
public enum GuestType: String, Hashable, Sendable, CaseIterable {
  /// Paravirtual; what xl takes on x86 where nothing is reported.
  case pv
  /// With a firmware and emulated devices.
  case hvm
  /// Hardware assisted, with no emulated devices.
  case pvh

  /// A guest of this type in a sentence: `a PV guest`.
  package var phrase: String {
    switch self {
    case .pv: "a PV guest"
    case .hvm: "an HVM guest"
    case .pvh: "a PVH guest"
    }
  }
}
