import Testing
import XLTestKit

/// Which engine a command takes: what an option says, else what XLPLUG_ENGINE says, else what fits the host.
@Suite struct EngineChoiceTests {
  private static let variable = "XLPLUG_ENGINE"

  /// The line of `plan` that names the engine, or what was said instead.
  private func words(_ environment: [String: String], _ options: String...) throws -> String {
    let arguments = ["plan", "7", "x:y,raw,xvdb,w,script=block-x"] + options
    let result = try XLPlugCommand.run(
      arguments,
      adding: ["XENSTORED_PATH": "/nowhere/xlplug-test-socket"].merging(environment) { $1 }
    )
    let line = result.text.split(separator: "\n").first { $0.hasPrefix("note: engine") }
    return line.map(String.init) ?? "\(result.errorText)= \(result.status)"
  }

  @Test func theEnvironmentNamesIt() throws {
    #expect(try words([Self.variable: "native"]) == "note: engine native, selected by XLPLUG_ENGINE")
    #expect(try words([Self.variable: "libxl"]) == "note: engine libxl, selected by XLPLUG_ENGINE")
    #expect(try words([Self.variable: ""]) == "note: engine native, because this is not a Xen host")
  }

  @Test func anOptionSaysMore() throws {
    let native = [Self.variable: "native"]
    let libxl = [Self.variable: "libxl"]
    #expect(try words(native, "--embedded") == "note: engine embedded, selected by --embedded")
    #expect(try words(libxl, "--engine", "native") == "note: engine native, selected by --engine")
    #expect(try words(libxl, "--builtin-block") == "note: engine native, required by --builtin-block")
    #expect(
      try words(libxl, "--store", "/nowhere/s")
        == "note: engine native, because --store is not the store of the host"
    )
  }

  @Test func whatIsNoEngineIsRefused() throws {
    Expect(
      """
      error: XLPLUG_ENGINE is 'embedded'; expected 'libxl' or 'native'
        help: unset it, or use --engine
      = 3
      """
    ).check(try words([Self.variable: "embedded"]))
    #expect(try words([Self.variable: "\u{1B}[2J"]).contains("XLPLUG_ENGINE is '\\x1b[2J'"))
  }

  /// As an administrator sets it once for xl's words.
  @Test func xlsCommandsTakeItToo() throws {
    let result = try XLPlugCommand.run(
      ["-v", "block-attach", "7", "/srv/a.img,raw,xvdb,w"],
      adding: [Self.variable: "qemu"]
    )
    #expect(result.status == 1)
    #expect(result.text.isEmpty)
    #expect(result.errorText.contains("XLPLUG_ENGINE is 'qemu'; expected 'libxl' or 'native'"))
  }
}
