public import XLModel
public import XLSyntax

/// What a rule looks at: one file as a tree and as xl reads it, for one release of Xen.
public struct RuleSubject: Sendable {
  /// The release whose xl is imitated.
  public let xen: XenVersion
  /// The tree.
  public let syntax: ConfigSyntax
  /// The settings that xl's reader keeps.
  public let reading: ConfigReading
  /// What xl makes of them.
  public let domain: DomainReading

  /// A file to look at.
  public init(_ reading: ConfigReading, _ domain: DomainReading, xen: XenVersion) {
    self.xen = xen
    self.reading = reading
    self.domain = domain
    syntax = reading.syntax
  }
}
