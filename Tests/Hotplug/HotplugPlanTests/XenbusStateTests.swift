import HotplugPlan
import Testing

@Suite struct XenbusStateTests {
  /// A guest of a driver domain can have connected before the toolstack looks for state 2.
  @Test func aBackendThatWasQuickerHasReachedTheState() {
    let reached = XenbusState.allCases.filter { $0.hasReached(.initWait) }
    #expect(reached == [.initWait, .initialised, .connected])
    for wanted in XenbusState.allCases { #expect(wanted.hasReached(wanted)) }
    #expect(!XenbusState.closing.hasReached(.connected))
  }
}
