import XLCheck
import XLProject
import XLRules
import XLText

/// What is known of the files of a workspace: what each takes for its guest, and who else takes it.
struct WorkspaceIndex {
  /// Something that is taken.
  struct Key: Hashable, Sendable {
    let kind: Claim.Kind
    let bytes: [UInt8]
  }

  /// Who takes something; nearly always it is one file alone.
  private enum Holders {
    case one([UInt8])
    case several(Set<[UInt8]>)

    var all: Set<[UInt8]> {
      switch self {
      case .one(let path): [path]
      case .several(let paths): paths
      }
    }

    mutating func insert(_ path: [UInt8]) { self = .several(all.union([path])) }

    /// The others; nil if absent.
    func without(_ path: [UInt8]) -> Holders? {
      let rest = all.subtracting([path])
      return rest.count > 1 ? .several(rest) : rest.first.map { .one($0) }
    }
  }

  /// What is kept of one file.
  struct Entry: Sendable {
    /// What it takes for its guest, or for each of its guests, with places.
    let summaries: [ConfigSummary]
    /// The same without places.
    let keys: Set<Key>
    /// Its guest and devices; nothing of a document that is open, which is asked itself.
    let listing: FileListing

    /// What is kept of a text that was checked; an example to copy takes nothing.
    init(_ checked: any CheckedText, _ path: [UInt8], _ listing: FileListing = FileListing()) {
      summaries = checked.summaries(path: VisibleText(path).shown)
      self.listing = listing
      let claims = DomainFileSniff.isExample(FilePath.name(path)) ? [] : checked.claims
      keys = Set(claims.map { Key(kind: $0.kind, bytes: $0.key) })
    }
  }

  /// The most files that are known at a time.
  static let filesMax = 10_000
  /// The most files that share one thing with a file and are compared with it.
  static let rivalsMax = 1_000

  private(set) var entries: [[UInt8]: Entry] = [:]
  private var holders: [Key: Holders] = [:]
  /// What the comparison has reported of a file, until something that it shares is changed.
  private var known: [[UInt8]: [Diagnostic]] = [:]
  /// The paths by the way in which diagnostics name them.
  private var shownPaths: [String: [UInt8]] = [:]

  /// Whether another file may be taken up.
  var isFull: Bool { entries.count >= Self.filesMax }

  /// Puts what is known of a file instead of what was; gives the other files that this touches.
  mutating func set(_ path: [UInt8], _ entry: Entry?) -> Set<[UInt8]> {
    var touched: Set<[UInt8]> = []
    defer { for path in touched.union([path]) { known[path] = nil } }
    let old = entries[path]
    if let entry, let old, entry.keys == old.keys, entry.summaries == old.summaries {
      entries[path] = entry
      return []
    }
    for key in old?.keys ?? [] {
      let rest = holders[key]?.without(path)
      touched.formUnion(rest?.all ?? [])
      holders[key] = rest
    }
    entries[path] = entry
    guard let entry else { return touched }
    if let shown = entry.summaries.first?.path { shownPaths[shown] = path }
    for key in entry.keys {
      touched.formUnion(holders[key]?.all ?? [])
      if holders[key] == nil { holders[key] = .one(path) } else { holders[key]?.insert(path) }
    }
    return touched
  }

  /// What only the comparison with other files reports about one.
  ///
  /// Only those that share something with it are compared, in the order in which lint meets them.
  mutating func diagnostics(of path: [UInt8]) -> [Diagnostic] {
    if let known = known[path] { return known }
    let found = compared(path)
    known[path] = found
    return found
  }

  private func compared(_ path: [UInt8]) -> [Diagnostic] {
    guard let entry = entries[path] else { return [] }
    var rivals: Set<[UInt8]> = []
    for key in entry.keys {
      guard case .several(let sharing) = holders[key] else { continue }
      rivals.formUnion(sharing)
      if rivals.count > Self.rivalsMax { break }
    }
    if rivals.count < 2 { return [] }
    rivals.insert(path)
    let paths = rivals.sorted { $0.lexicographicallyPrecedes($1) }
    let guests = paths.flatMap { path in (entries[path]?.summaries ?? []).map { (path, $0) } }
    let found = CrossFileCheck(guests.map(\.1)).diagnostics
    return guests.indices.flatMap { guests[$0].0 == path ? found[$0] ?? [] : [] }
  }

  /// The path of a file that a diagnostic names.
  func path(shownAs text: String) -> [UInt8]? { shownPaths[text] }
}
