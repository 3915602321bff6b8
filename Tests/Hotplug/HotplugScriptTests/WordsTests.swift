import CHotplug
import Glibc
import Testing

/// Words for errors and signals are those of a new C library, though the program runs with old ones.
@Suite struct WordsTests {
  private typealias Words = @convention(c) (Int32) -> UnsafePointer<CChar>?

  /// A function that Swift's module of the C library lacks.
  private func function(_ name: String) throws -> Words {
    unsafeBitCast(try #require(dlsym(nil, name)), to: Words.self)
  }

  private func text(_ words: UnsafePointer<CChar>?) -> String? {
    words.map { String(cString: $0) }
  }

  @Test func errorsHaveTheWordsOfTheCLibrary() throws {
    let words = try function("strerrordesc_np")
    for number: Int32 in -1...140 {
      #expect(text(hotplug_error_words(number)) == text(words(number)))
    }
  }

  @Test func signalsHaveTheirNames() throws {
    let name = try function("sigabbrev_np")
    for number: Int32 in -1...70 {
      #expect(text(hotplug_signal_name(number)) == text(name(number)))
    }
  }
}
