import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// Fixes of whole files: applied in rounds, never to the worse, never more than was asked for.
@Suite struct FixedConfigTests {
  private static func fixed(
    _ text: String,
    unsafe: Bool = false,
    selection: RuleSelection = RuleSelection()
  ) -> FixedConfig {
    let file = CheckedConfig(SourceText(text), options: CheckOptions())
    return FixedConfig(file, options: CheckOptions(), selection: selection, appliesChangesOfMeaning: unsafe)
  }

  private static func text(_ fixed: FixedConfig) -> String {
    String(decoding: fixed.checked.text.bytes, as: UTF8.self)
  }

  /// Texts that are made of pieces which have fixes, in any order.
  private static let pieces = [
    "memory = 512M\n", "disk = [ 'phy:/dev/vg/a,xvda,w', 'file:/a.img,xvdb,w' ]\r\n",
    "vif = ['brige=br0, mac=x']\n",
    "name = \"a\"\r\n", "kernel = 'a\\x41'\n", "vcpus = 0X2\n",
    "vif = [ 'netdev=eth0,accel=1' 'bridge=a,bridge=a' ]\n",
    "builder = 'hvm'\n", "on_crash: 'restart'\n", "# comment", "extra = \"a\\q\"\n", "\u{FEFF}",
    "disk = ['a', ,'b']\n",
    "memory = True\n", "serial = ('pty')\n", "pae = 1\n", "memory == 5\n", ";", "x = [\n", "]\n",
    "cpus = '1' + '2'\n",
  ]

  @Test func roundsGoOnUntilNothingIsLeft() {
    let crooked = "name = 'a'\r\nkernel = '/k'\r\ntype = 'pvh'\r\ndisk = [ 'phy:/dev/vg/a,xvda,w' ]\r\n"
    let fixed = Self.fixed(crooked)
    #expect(!Self.text(fixed).contains("\r") && !Self.text(fixed).contains("phy:"))
    #expect(fixed.fixCount >= 2)
    #expect(SourceText(crooked).applying(fixed.history.edits) == fixed.checked.text)
  }

  @Test func nothingGetsWorse() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<400 {
      let count = Int.random(in: 1...5, using: &random)
      let text = (0..<count).map { _ in Self.pieces[Int.random(in: Self.pieces.indices, using: &random)] }
        .joined()
      let before = CheckedConfig(SourceText(text), options: CheckOptions())
      for unsafe in [false, true] {
        let fixed = Self.fixed(text, unsafe: unsafe)
        let after = fixed.checked
        let hint: Comment =
          "\(text.debugDescription) becomes \(Self.text(fixed).debugDescription), XLPLUG_SEED=\(random.seed)"
        #expect(before.text.applying(fixed.history.edits) == after.text, hint)
        let ranks: [XLVerdict] = [.accepts, .ignores, .rejects, .dies]
        let (was, isNow) = (
          ranks.firstIndex(of: before.verdict) ?? 0, ranks.firstIndex(of: after.verdict) ?? 0
        )
        #expect(isNow <= was, hint)
        if isNow == was {
          let errors = [before, after].map { $0.diagnostics.count { $0.severity == .error } }
          #expect(errors[1] <= errors[0], hint)
        }
        if !unsafe, was < 2 {
          #expect(Self.meaning(before) == Self.meaning(after), hint)
        }
        // Once more changes nothing: what could be done is done.
        #expect(Self.fixed(Self.text(fixed), unsafe: unsafe).checked.text == after.text, hint)
      }
    }
  }

  private static func meaning(_ file: CheckedConfig) -> Set<String> {
    Set(DomainDocument(file.domain.spec).members.map { "\($0.name) \($0.value)" })
  }

  @Test func onlyWhatIsSelectedIsMended() throws {
    let text = "name = 'a'\r\nmemory = 512\r\n"
    let pattern = try #require(RulePattern.parsed("CarriageReturns").pattern)
    let left = Self.fixed(text, selection: RuleSelection(ignore: [pattern]))
    #expect(Self.text(left) == text && left.fixCount == 0)
  }

  @Test(.timeLimit(.minutes(1))) func manyFixesTakeFewRounds() {
    let text =
      "disk = [\n" + (0..<300).map { "'phy:/dev/vg/a\($0),xvda\($0 % 16 + 1),w',\n" }.joined() + "]\n"
    let fixed = Self.fixed(text)
    #expect(fixed.fixCount >= 300, "\(fixed.fixCount)")
    #expect(!Self.text(fixed).contains("phy:"))
  }
}
