/// How the table of keys describes one: its part of libxl's domain, its name, type and summary, and what else
/// there is to say.
extension ConfigKey {
  /// A key that sets the member of its name of what libxl creates a domain from.
  static func create(_ name: String, _ type: ConfigKeyType, _ summary: String) -> ConfigKey {
    ConfigKey(name, type, summary).inPart("c_info.")
  }

  /// A key that sets the member of its name of what libxl builds a domain from.
  static func build(_ name: String, _ type: ConfigKeyType, _ summary: String) -> ConfigKey {
    ConfigKey(name, type, summary).inPart("b_info.")
  }

  /// The same, of what is there for HVM guests only.
  static func hvm(_ name: String, _ type: ConfigKeyType, _ summary: String) -> ConfigKey {
    ConfigKey(name, type, summary).inPart("b_info.type.hvm.").guests(.hvm)
  }

  /// The same, for PV guests only.
  static func pv(_ name: String, _ type: ConfigKeyType, _ summary: String) -> ConfigKey {
    ConfigKey(name, type, summary).inPart("b_info.type.pv.").guests(.pv)
  }

  /// The same, for PVH guests only.
  static func pvh(_ name: String, _ type: ConfigKeyType, _ summary: String) -> ConfigKey {
    ConfigKey(name, type, summary).inPart("b_info.type.pvh.").guests(.pvh)
  }

  private func inPart(_ part: String) -> ConfigKey { with(\.part, part).with(\.paths, [part + name]) }

  /// The members of its part that it sets, where they are not one of its own name.
  func sets(_ members: String...) -> ConfigKey { with(\.paths, members.map { part + $0 }) }

  /// The key as one of a topic.
  func of(_ topic: Topic) -> ConfigKey { with(\.topic, topic) }

  /// The types of guest that it matters for, where they are not those of its part.
  func guests(_ guests: GuestType...) -> ConfigKey { with(\.guests, Set(guests)) }

  /// The only machines that it is for.
  func machine(_ machine: Machine) -> ConfigKey { with(\.machine, machine) }

  /// The minor number of the first release that reads it.
  func since(_ minor: Int) -> ConfigKey { with(\.sinceMinor, minor) }

  /// What the guest gets where the key is missing.
  func `default`(_ value: String) -> ConfigKey { with(\.defaultValue, value) }

  /// The words that it takes.
  func words(_ words: ConfigWords) -> ConfigKey { with(\.words, words) }

  /// The numbers that it takes.
  func numbers(_ number: ConfigNumber) -> ConfigKey { with(\.number, number) }

  /// Why it should not be used.
  func deprecated(_ deprecation: ConfigDeprecation) -> ConfigKey { with(\.deprecation, deprecation) }

  private func with<Value>(_ member: WritableKeyPath<ConfigKey, Value>, _ value: Value) -> ConfigKey {
    var key = self
    key[keyPath: member] = value
    return key
  }
}
