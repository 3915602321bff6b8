/// The value of one member of the domain that xl builds, in the shapes of libxl's JSON.
public indirect enum DomainValue: Hashable, Sendable {
  /// Bytes of the user's.
  case text([UInt8])
  /// A word of libxl's, such as the name of an enumeration's value.
  case name(String)
  /// A whole number.
  case number(Int64)
  /// A whole number above 2^63 - 1.
  case unsigned(UInt64)
  /// A plain truth value: `true` or `false`.
  case flag(Bool)
  /// One that has a default besides: `"True"` or `"False"`.
  case choice(Bool)
  /// Several values.
  case list([DomainValue])
  /// Values with names, in the order in which they are set.
  case members([DomainMember])
}

/// One member of the domain that xl builds: where it is in libxl's JSON, and its value.
public struct DomainMember: Hashable, Sendable {
  /// The path, with dots: `b_info.type.hvm.acpi`; a simple name inside `DomainValue.members`.
  public let path: String
  /// The value.
  public let value: DomainValue

  /// A member.
  public init(_ path: String, _ value: DomainValue) {
    self.path = path
    self.value = value
  }
}
