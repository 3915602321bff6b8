import Foundation

/// A random number generator that gives the same numbers for the same seed (splitmix64).
public struct Seeded: RandomNumberGenerator, Sendable {
  /// The seed it began with; print it where a test fails.
  public let seed: UInt64
  private var state: UInt64

  /// A generator with a seed.
  public init(_ seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The seed where nobody asks for another: a run says the same as the run before.
  private static let usual: UInt64 = 20_121_129

  /// A generator with the seed in `XLPLUG_SEED`: a number, or `new` for one that nobody has tried; the usual
  /// one where it is not set.
  public static func fromEnvironment() -> Seeded {
    let text = word("XLPLUG_SEED")
    if text == "new" { return Seeded(UInt64.random(in: 0...UInt64(UInt32.max))) }
    guard !text.isEmpty else { return Seeded(usual) }
    guard let seed = UInt64(text) else { fatalError("XLPLUG_SEED is a number or 'new', not '\(text)'") }
    return Seeded(seed)
  }

  /// How many cases a random test tries: the number in an environment variable, or `fallback`.
  public static func count(_ variable: String, or fallback: Int) -> Int {
    Int(ProcessInfo.processInfo.environment[variable] ?? "") ?? fallback
  }

  /// What an environment variable says; empty where it is not set.
  public static func word(_ variable: String) -> String {
    ProcessInfo.processInfo.environment[variable] ?? ""
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in `numerator` of `denominator` cases.
  public mutating func chance(_ numerator: Int, in denominator: Int) -> Bool {
    Int.random(in: 0..<denominator, using: &self) < numerator
  }

  /// One element of a collection that is not empty.
  public mutating func pick<Choices: Collection>(_ choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: Int.random(in: 0..<choices.count, using: &self))]
  }
}
