import Foundation

/// A generator of random numbers that a seed repeats; SplitMix64.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  /// The seed, to be printed with a difference.
  public let seed: UInt64
  private var state: UInt64

  /// A generator that gives the same numbers for the same seed.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The generator of this run: the seed in `XLPLUG_SEED`, or a fresh one, which is printed.
  public static func ofThisRun(_ topic: String) -> SeededRandom {
    let given = ProcessInfo.processInfo.environment["XLPLUG_SEED"].flatMap { UInt64($0) }
    let random = SeededRandom(seed: given ?? UInt64.random(in: 0...UInt64(UInt32.max)))
    print("\(topic): XLPLUG_SEED=\(random.seed)")
    return random
  }

  /// How many generated cases a differential test runs: `XLPLUG_DIFFERENTIAL`, or 20,000.
  public static var caseCount: Int {
    ProcessInfo.processInfo.environment["XLPLUG_DIFFERENTIAL"].flatMap { Int($0) } ?? 20_000
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
