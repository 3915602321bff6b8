/// Every key of a domain configuration file that xl 4.17 to 4.23 reads.
///
/// The one table: reading, lint, completion, documents and editors all take from it.
public enum ConfigKeys {
  /// All of them, by topic.
  public static let all: [ConfigKey] = [
    (.identity, identity), (.processors, processors + processorModes), (.memory, memory),
    (.boot, kernels + firmware), (.events, events),
    (.devices, blockAndNetwork + passedThrough + emulatedDevices), (.graphics, screens + spice),
    (.deviceModel, deviceModel), (.arm, arm),
  ].flatMap { (topic: ConfigKey.Topic, keys: [ConfigKey]) in keys.map { $0.of(topic) } }

  /// Their names.
  public static let names: [String] = all.map(\.name)

  private static let indices: [ArraySlice<UInt8>: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { (Array($1.name.utf8)[...], $0) }
  )

  /// The number in `all` of the key of this name.
  public static func index(of name: ArraySlice<UInt8>) -> Int? { indices[name] }

  /// The key of this name.
  public static func named(_ name: ArraySlice<UInt8>) -> ConfigKey? { indices[name].map { all[$0] } }

  private static let indicesOfNames: [String: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) }
  )

  /// The number in `all` of the key of this name.
  public static func index(of name: String) -> Int? { indicesOfNames[name] }

  /// The key of this name.
  public static func named(_ name: String) -> ConfigKey? { index(of: name).map { all[$0] } }
}
