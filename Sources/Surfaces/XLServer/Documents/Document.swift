import XLCheck
import XLManifest
import XLProject
import XLText

/// A document that a client has open: its text as the client has it, and what was made of it.
final class Document {
  /// What a document is.
  enum Kind: Hashable, Sendable {
    /// The configuration file of a domain.
    case domain
    /// A manifest.
    case manifest
    /// Settings of a project, a user or a host.
    case settings(SettingsScope)
    /// A file that looks like the settings of a project, and is not read.
    case misnamedSettings
    /// Something else, about which nothing is known.
    case foreign

    /// The kind of a path that is one of settings or manifests; nil of others.
    init?(path: [UInt8]) {
      if let settings = Kind(settings: path) {
        self = settings
      } else if ManifestFile.isManifest(FilePath.name(path)) {
        self = .manifest
      } else {
        return nil
      }
    }

    /// The kind of a path that is one of settings; nil of others.
    init?(settings path: [UInt8]) {
      if FilePath.name(path).elementsEqual(SettingsScope.misspeltName.utf8) {
        self = .misnamedSettings
      } else if let scope = SettingsScope(path: path) {
        self = .settings(scope)
      } else {
        return nil
      }
    }

    /// Whether it decides what counts for other files.
    var isSettings: Bool { if case .settings = self { true } else { false } }
  }

  /// What reports one publication from another.
  struct Publication: Hashable {
    let version: Int
    let count: Int
    let hash: Int
  }

  /// Its URI, as the client writes it.
  let uri: String
  /// Its path; nil of what is no file.
  let path: [UInt8]?
  /// What it is.
  let kind: Kind
  /// The version that the client counts.
  private(set) var version: Int
  /// The text.
  private(set) var text: SourceText
  /// Where its lines begin.
  private(set) var lines: DocumentLines
  /// What was found in it; nil since it was changed.
  var analysis: Analysis? { didSet { if let analysis { previous = analysis.checked } } }
  /// What was found in it, of a manifest; nil since it was changed.
  var manifest: FileAnalysis<CheckedManifest>?
  /// What was found in it last, before the changes since then.
  var previous: CheckedConfig?
  /// Its guest, its devices and who serves them; nil since it was changed.
  var listing: FileListing?
  /// Whether the client was notified that it has too much in it.
  var isToldTooLong = false
  /// What was published last; nil where nothing was.
  var published: Publication?
  /// The semantic tokens that were given last, with the name of that result.
  var tokens: (name: String, values: [UInt32])?

  init(uri: String, language: String, version: Int, text: String) {
    self.uri = uri
    self.version = version
    self.text = SourceText(Array(text.utf8))
    path = DocumentURI.path(uri)
    lines = DocumentLines(self.text.bytes)
    kind = path.flatMap { Kind(path: $0) } ?? (language == "yaml" ? .foreign : .domain)
  }

  /// A file that is not open in the editor.
  init(uri: String, path: [UInt8], text: SourceText) {
    self.uri = uri
    self.path = path
    self.text = text
    version = 0
    lines = DocumentLines(text.bytes)
    kind = Kind(path: path) ?? .domain
  }

  /// The directory that settings are searched for in; empty if absent.
  var directory: [UInt8] { path.map { FilePath.directory($0) } ?? [] }

  /// Makes the changes of a client, each in the text that the one before has left.
  func apply(_ changes: [DocumentChange], version: Int, _ encoding: PositionEncoding) {
    self.version = version
    analysis = nil
    manifest = nil
    listing = nil
    // No process else holds the bytes while they change, so that they are not copied each time.
    var bytes = text.bytes
    text = SourceText([UInt8]())
    for change in changes {
      guard let place = change.range else {
        bytes = Array(change.text.utf8)
        lines = DocumentLines(bytes)
        continue
      }
      let range = lines.range(of: place, in: bytes, encoding)
      bytes.replaceSubrange(range.start..<range.end, with: change.text.utf8)
      lines.replace(range, byteCount: change.text.utf8.count, in: bytes)
    }
    text = SourceText(bytes)
  }

  /// Forgets what was found, which can be found again.
  func forget() {
    analysis = nil
    manifest = nil
    previous = nil
  }

  /// The byte of a place.
  func offset(of position: LinePosition, _ encoding: PositionEncoding) -> Int {
    lines.offset(of: position, in: text.bytes, encoding)
  }

  /// The bytes of a range.
  func range(of range: LineRange, _ encoding: PositionEncoding) -> ByteRange {
    lines.range(of: range, in: text.bytes, encoding)
  }
}

/// A text that takes the place of a range, or of the whole document.
struct DocumentChange {
  /// What is replaced; nil for everything.
  var range: LineRange?
  /// What is there then.
  var text: String
}
