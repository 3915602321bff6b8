import CHotplug
import Glibc
import Testing

/// Words for errors and signals are those of a new C library, though the program runs with old ones.
@Suite struct WordsTests {
  private func text(_ words: UnsafePointer<CChar>?) -> String? {
    words.map { String(cString: $0) }
  }

  @Test func errorsHaveTheWordsOfTheCLibrary() {
    for number: Int32 in -1...140 {
      #expect(text(hotplug_error_words(number)) == text(strerrordesc_np(number)))
    }
  }

  @Test func signalsHaveTheirNames() {
    for number: Int32 in -1...70 {
      #expect(text(hotplug_signal_name(number)) == text(sigabbrev_np(number)))
    }
  }
}
