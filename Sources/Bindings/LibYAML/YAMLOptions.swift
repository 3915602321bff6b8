/// What a YAML text may have, which depends on what it is for.
public struct YAMLOptions: Hashable, Sendable {
  /// The most bytes of the text, and of its values, with each counted where an alias repeats it.
  public var byteLimit: Int
  /// The most values of the text, with each value counted where an alias repeats it.
  public var nodeLimit: Int
  /// Whether `---` may begin further documents.
  public var takesDocuments: Bool
  /// Whether aliases repeat the values of anchors.
  public var expandsAliases: Bool

  /// Options; one short document without aliases, unless others are given.
  public init(
    byteLimit: Int = YAMLDocument.byteCountMax,
    nodeLimit: Int = YAMLDocument.nodeCountMax,
    takesDocuments: Bool = false,
    expandsAliases: Bool = false,
  ) {
    self.byteLimit = byteLimit
    self.nodeLimit = nodeLimit
    self.takesDocuments = takesDocuments
    self.expandsAliases = expandsAliases
  }
}
