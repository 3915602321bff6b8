/// What one unprivileged domain may use up; the defaults are those of the C xenstored in Xen 4.17.
///
/// Privileged callers, which all of a socket's are, are bound by the path length alone.
public struct Limits: Hashable, Sendable {
  /// Nodes that one domain owns (`-E`, default 1000).
  public var nodesPerDomainMax = 1000
  /// Watches of one domain (`-W`, default 128); the one more that the daemon lets pass is let pass.
  public var watchesPerDomainMax = 128
  /// Transactions that one domain has open (`-t`, default 10); again with one more.
  public var transactionsPerDomainMax = 10
  /// Nodes that one transaction reads or writes (`-Q transaction-nodes`, default 1024).
  public var nodesPerTransactionMax = 1024
  /// Bytes of one node: header, access list, value and the names of all children (`-S`, default 2048).
  public var entryByteCountMax = 2048
  /// Entries of one access list (`-A`, default 5).
  public var permissionEntriesMax = 5
  /// Bytes of a path, not counting `/local/domain/N/` (`-M`, default 2048).
  public var pathByteCountMax = 2048

  /// The limits of Xen 4.17's C xenstored.
  public init() {}
}
