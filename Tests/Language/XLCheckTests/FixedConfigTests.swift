import JSON
import Testing
import XLCheck
import XLModel
import XLReport
import XLRules
import XLTestKit
import XLText

/// Fixes of whole files: applied in rounds, never to the worse, never more than was asked for.
@Suite struct FixedConfigTests {
  private static func fixed(
    _ text: String,
    unsafe: Bool = false,
    selection: RuleSelection = RuleSelection()
  ) -> FixedText<CheckedConfig> {
    let file = CheckedConfig(SourceText(text), options: CheckOptions())
    return FixedText<CheckedConfig>(
      file,
      options: CheckOptions(),
      selection: selection,
      appliesChangesOfMeaning: unsafe
    )
  }

  private static func text(_ fixed: FixedText<CheckedConfig>) -> String {
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

  /// Texts with a safe fix that is refused: one has mistakes in two lists of which the fix repairs one, and
  /// two are parts of files that xl refuses as a whole.
  private static let refusedTexts: Set<String> = ["err/semicolon-in-list", "cfg-479", "cfg-565"]

  /// What lint announces as safe, --fix applies, or it says why not.
  @Test func announcedFixesAreApplied() throws {
    for text in try ConfigCorpus.files() + ConfigCorpus.cases() {
      let file = CheckedConfig(SourceText(text.bytes), options: CheckOptions())
      guard file.diagnostics.contains(where: { $0.offeredFix?.safety == .safe }) else { continue }
      let fixed = FixedText<CheckedConfig>(
        file,
        options: CheckOptions(),
        selection: RuleSelection(),
        appliesChangesOfMeaning: false
      )
      let left = fixed.withRefusals(fixed.checked.diagnostics)
      let refused = zip(fixed.checked.diagnostics, left).filter { $0.0.offeredFix?.safety == .safe }
      for (_, told) in refused {
        #expect(told.notes.contains { $0.message.hasPrefix("the fix was not applied: ") }, "\(text.name)")
      }
      #expect(refused.isEmpty || Self.refusedTexts.contains(text.name), "\(text.name): \(refused.map(\.1))")
    }
  }

  @Test(arguments: ["acpi=1", "hap=1", "nestedhvm=1"])
  func whatXLPassesOnIsRemovedOnRequestOnly(_ setting: String) throws {
    let text = "name = 'a'\nkernel = '/k'\nmemory = 512\n\(setting)\n"
    let file = CheckedConfig(SourceText(text), options: CheckOptions())
    let found = try #require(file.diagnostics.first { "\($0.code)" == "XL3004" })
    #expect(found.offeredFix?.safety == .changesMeaning)
    #expect(Self.text(Self.fixed(text)) == text)
    #expect(!Self.text(Self.fixed(text, unsafe: true)).contains(setting))
  }

  @Test func refusalsAreReported() throws {
    let text = "name = 'a'\nkernel = '/k'\nmemory = 512\nboot = 'c'\n"
    let file = CheckedConfig(SourceText(text), options: CheckOptions())
    var fixed = Self.fixed(text, selection: RuleSelection(ignore: [.all]))
    #expect(fixed.fixCount == 0)
    // Nothing was tried, so the limit is the reason.
    let notes = fixed.withRefusals(file.diagnostics).flatMap(\.notes).map(\.message)
    #expect(notes == ["the fix was not applied: one run applies a limited number of fixes; run --fix again"])
    fixed = Self.fixed(text)
    #expect(fixed.withRefusals(fixed.checked.diagnostics).flatMap(\.notes).isEmpty)
  }

  /// Texts of other programs and templates: what xl would read of them is not what they mean.
  @Test(arguments: [
    "if x:\n    kernel = '/boot/a'\nelse:\n    kernel = '/boot/b'\n",
    "{% if x %}\nkernel = '/boot/a'\n{% else %}\nkernel = '/boot/b'\n{% endif %}\n",
    "# {% if x %}\nkernel = '/boot/a'\n# {% else %}\nkernel = '/boot/b'\n# {% endif %}\n",
    "def f():\n    memory = 512\nmemory = 1024\n",
    "kernel = '@KERNEL@'\nmemory = 512\nmemory = 1024\n",
    "<% if x %>\nmemory = 512\n<% else %>\nmemory = 1024\n<% end %>\n",
    "name = '${NAME}'\nmemory = 512\nmemory = 1024\nbrige = 1\n",
  ])
  func branchesStay(_ text: String) {
    #expect(Self.text(Self.fixed(text)) == text)
    #expect(Self.text(Self.fixed(text, unsafe: true)) == text)
  }

  @Test func tripleQuotesAreNotCut() {
    let text = #"disk = [ """/dev/vg/a"b,raw,xvda,w""", "/x.iso,raw,hdc:cdrom,r" ]"# + "\n"
    #expect(Self.text(Self.fixed(text)) == text)
    #expect(Self.text(Self.fixed(text, unsafe: true)) == text)
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
