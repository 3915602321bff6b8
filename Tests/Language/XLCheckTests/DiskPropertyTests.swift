import Glibc
import Testing
import XLCheck
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// What holds for every disk string; the seed is printed where it does not.
@Suite struct DiskPropertyTests {
  private static let caseCount = Seeded.count("XLPLUG_PROPERTIES", or: 5_000)

  /// Runs a check on many generated disks of one word.
  private func forEach(_ check: (SourceText, String) -> Void) throws {
    let random = Seeded.fromEnvironment()
    let seeds = try DiskCase.all().map { $0.words.first ?? [] }.filter { $0.count < 1000 }
    var sentences = DiskSentences(random: random, seeds: seeds)
    for _ in 0..<Self.caseCount {
      guard let word = sentences.next().first else { continue }
      let text = String(decoding: word, as: UTF8.self).debugDescription
      check(SourceText(word), "seed \(random.seed): \(text)")
    }
  }

  @Test func tokensCoverEveryByte() throws {
    try forEach { text, label in
      var offset = 0
      for token in DiskSyntax(text).tokens {
        #expect(token.range.start == offset && token.range.end > offset, "\(label)")
        #expect(token.content.start >= offset && token.content.end <= token.range.end, "\(label)")
        offset = token.range.end
      }
      #expect(offset == text.bytes.count, "\(label)")
    }
  }

  @Test func refusesWhatXLDoesNotAccept() throws {
    try forEach { text, label in
      for xen in [XenVersion.oldest, .newest] {
        let disk = CheckedDisk(text, options: CheckOptions(xen: xen))
        #expect(disk.verdict == .accepts || !disk.isAcceptable, "\(label)")
        #expect(disk.isAcceptable == !disk.diagnostics.contains { $0.severity == .error }, "\(label)")
        for diagnostic in disk.diagnostics { #expect(diagnostic.range.end <= text.bytes.count, "\(label)") }
      }
    }
  }

  @Test func safeFixesKeepTheMeaning() throws {
    try forEach(Self.checkSafeFixes)
  }

  /// Strings that a safe fix once got wrong: behind `target=` what is put before a newline is swallowed, and
  /// behind a lone '=' a field of white space was none.
  @Test(arguments: [
    "\ntarget=,\n\rvdev\n, \n colo-host=/x=y\ntarget=/a",
    "target=-9223372036854775809,specification=+5, tap2:\n \n r\n,target=/a",
    "target=/a\n\nxvda\n,", "target=/a\n\r xvda\n,w", "/xbackend=vhd,=\nw",
  ])
  func safeFixesKeptTheMeaning(_ text: String) {
    Self.checkSafeFixes(SourceText(text), text.debugDescription)
  }

  /// A safe fix takes its diagnostic away and changes no field.
  private static func checkSafeFixes(_ text: SourceText, _ label: String) {
    let options = CheckOptions(xen: .newest)
    let disk = CheckedDisk(text, options: options)
    for diagnostic in disk.diagnostics {
      for fix in diagnostic.fixes {
        let mended = CheckedDisk(text.applying(fix.edits), options: options)
        guard fix.safety == .safe else { continue }
        let isLess = count(mended, diagnostic.code) < count(disk, diagnostic.code)
        #expect(isLess, "\(label) \(diagnostic.code) \(diagnostic.message)")
        if disk.verdict == .accepts {
          #expect(mended.verdict == .accepts, "\(label) \(diagnostic.code)")
          #expect(fields(mended.spec) == fields(disk.spec), "\(label) \(diagnostic.code)")
        }
      }
    }
  }

  @Test func namedFormMeansTheSame() throws {
    try forEach { text, label in
      let options = CheckOptions(xen: .newest)
      let disk = CheckedDisk(text, options: options)
      guard disk.verdict == .accepts, let bytes = disk.spec.namedForm else { return }
      let named = CheckedDisk(SourceText(bytes), options: options)
      #expect(named.verdict == .accepts, "\(label)")
      #expect(Self.fields(named.spec) == Self.fields(disk.spec), "\(label)")
    }
  }

  /// Hostile texts of 60,000 bytes are read in the blink of an eye.
  @Test(
    arguments: [
      "=", " ", ",", ":", "a:", "raw:", "raw: ", " raw:\n", "target=a\n", "target=a,", "a=b", "A=b",
      "discard,", "discard ",
      "grant_usage=1", "trusted", "/x=", "\n", "unix:", "phy:,", "=\n", "vdev=a,", "cdrom=",
    ]
  )
  func timeIsLinear(_ unit: String) {
    let bytes = Array(String(repeating: unit, count: 60_000 / unit.utf8.count).utf8)
    for ending in ["", "\n", ",", "x"] {
      let text = SourceText(bytes + Array(ending.utf8))
      let start = Self.ownSeconds()
      let disk = CheckedDisk(text, options: CheckOptions(xen: .oldest))
      // One that says that there are more, and what libxl would refuse.
      #expect(disk.diagnostics.count <= DiskLowering.problemsMax + 20)
      #expect(!disk.isAcceptable || disk.verdict == .accepts)
      #expect(DiskSyntax(text).tokens.last?.range.end == text.bytes.count)
      // A hundred times what it takes; in the square of the length it would be more still.
      #expect(Self.ownSeconds() - start < 10)
    }
  }

  /// The time that this thread itself has computed, however many others there are, in seconds.
  private static func ownSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func count(_ disk: CheckedDisk, _ code: DiagnosticCode) -> Int {
    disk.diagnostics.count { $0.code == code }
  }

  /// The fields by value, without their places.
  static func fields(_ spec: DiskSpec) -> [String] {
    let texts = [
      spec.target, spec.virtualDevice, spec.backendDomain, spec.script, spec.coloHost, spec.coloExport,
      spec.activeDisk,
      spec.hiddenDisk,
    ]
    return texts.map { "\(String(describing: $0?.value))" } + [
      spec.format.rawValue, spec.backend.rawValue, spec.specification.rawValue, "\(spec.isReadWrite)",
      "\(spec.isCDROM)", "\(spec.isDirectIOSafe)", "\(String(describing: spec.discard))",
      "\(String(describing: spec.isColo))", "\(String(describing: spec.isTrusted))",
      "\(String(describing: spec.grantUsage))", "\(spec.coloPort)",
    ]
  }
}
