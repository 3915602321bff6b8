/// What of a file can be searched for by name in a workspace.
struct FileListing: Hashable, Sendable {
  /// The guest and its devices.
  var symbols: [FileSymbol] = []
  /// The domains that serve devices.
  var backends: [FileSymbol] = []
}

extension FileListing {
  /// What is in a file of a name.
  init(_ analysis: Analysis, fileName: ArraySlice<UInt8>, _ places: PlaceWalk) {
    var (own, others) = (places, places)
    symbols = Outline(checked: analysis.checked).fileSymbols(fileName: fileName) { own.range($0) }
    backends = Mentions(analysis).fileSymbols { others.range($0) }
  }
}

/// A guest or a device of it that can be searched for by name.
struct FileSymbol: Hashable, Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// The guest that a file describes.
    case guest
    /// A disk.
    case disk
    /// A network interface.
    case nic
    /// A setting.
    case setting
  }

  /// What it is called.
  let name: String
  /// What it is.
  let kind: Kind
  /// The guest that it belongs to.
  let container: String
  /// Where it is.
  let range: LineRange
}
