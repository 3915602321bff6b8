public import XLModel
public import XLText

/// What a person reads about one rule: `xlplug explain XL3001`, and docs/rules.
///
/// The examples are run by a test: the bad one gets the code, the good one gets no diagnostic at all.
public struct RulePage: Hashable, Sendable {
  /// What the examples of a page are.
  public enum Subject: String, Hashable, Sendable {
    /// A disk string.
    case disk
    /// A vif string.
    case vif
    /// The name of a virtual device.
    case vdev
    /// A configuration file, or a part of one that is complete in itself.
    case file = "cfg"
    /// Several configuration files; a line `--- NAME` begins each.
    case files
    /// A configuration file on a machine that is described.
    case host
    /// A manifest.
    case manifest = "yaml"
    /// A file that `xlplug convert` reads: of xl, libxl's JSON or libvirt's XML.
    case conversion
    /// A settings file of xlplug.
    case settings
    /// A file of problems that are known.
    case baseline
    /// A device of a running guest: what `xlplug doctor` prints about it, and the command that comes next.
    case device
  }

  /// The severity unless another one is set.
  public let severity: Diagnostic.Severity
  /// One sentence: what is found.
  public let summary: String
  /// Why it matters, in Markdown, one sentence a line.
  public let why: String
  /// What the examples are.
  public let subject: Subject
  /// An example that gets the code.
  public let bad: String
  /// The same, fixed; gets no diagnostic at all.
  public let good: String
  /// The release whose xl the examples are for.
  public let xen: XenVersion
  /// Whether and how a fix is offered; nil where none is.
  public let fix: Diagnostic.Fix.Safety?
  /// The machine that the examples are on, of a page about one.
  public let host: HostExample?
  /// Whether the rule only looks where it is asked for by name.
  public let isOptIn: Bool

  /// A page.
  public init(
    _ severity: Diagnostic.Severity,
    _ summary: String,
    why: String,
    subject: Subject = .file,
    bad: String,
    good: String,
    xen: XenVersion = .newest,
    fix: Diagnostic.Fix.Safety? = nil,
    host: HostExample? = nil,
    isOptIn: Bool = false,
  ) {
    self.severity = severity
    self.summary = summary
    self.why = why
    self.subject = subject
    self.bad = bad
    self.good = good
    self.xen = xen
    self.fix = fix
    self.host = host
    self.isOptIn = isOptIn
  }
}
