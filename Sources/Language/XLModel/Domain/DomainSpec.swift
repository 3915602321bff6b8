/// The domain that xl builds from a configuration file: the members that something in the file sets.
///
/// Addressed by libxl's own paths, as `xl create -n` prints them (4.17 to 4.23). What equals libxl's default
/// may be here too; it is left out where the domain is printed.
public struct DomainSpec: Hashable, Sendable {
  private var order: [String] = []
  private var values: [String: DomainValue] = [:]

  /// A domain about which nothing is reported.
  public init() {}

  /// The members, in the order in which xl sets them first.
  public var members: [DomainMember] {
    order.compactMap { path in values[path].map { DomainMember(path, $0) } }
  }

  /// The value at a path; setting nil takes the member away.
  public subscript(path: String) -> DomainValue? {
    get { values[path] }
    set {
      if newValue != nil, values[path] == nil { order.append(path) }
      if newValue == nil, values[path] != nil { order.removeAll { $0 == path } }
      values[path] = newValue
    }
  }

  /// Sets a member; a list is appended to one that is there already.
  public mutating func add(_ member: DomainMember) {
    if case .list(let more) = member.value, case .list(var list) = values[member.path] {
      // No process else holds the list while it grows, so that it is not copied each time.
      values[member.path] = nil
      list += more
      values[member.path] = .list(list)
    } else {
      self[member.path] = member.value
    }
  }

  /// The number at a path, where one is.
  public func number(_ path: String) -> Int64? {
    if case .number(let value) = values[path] { value } else { nil }
  }

  /// How many elements the list at a path has; 0 if absent.
  public func count(_ path: String) -> Int {
    if case .list(let list) = values[path] { list.count } else { 0 }
  }
}
