import Foundation
import Testing
import XLTestKit

/// What each editor makes of every word of one text; braces hold what has a colour.
@Suite struct ColourTests {
  private static let sample = Project.file("Tests/Editors/sample.cfg")

  @Test(arguments: [Editor.vim, .oldNeovim, .neovim]) func ofVim(_ editor: Editor) throws {
    Expect(
      """
      Comment{# A guest; }Suppression{xlplug: ignore XL0021}
      Key{name} Operator{=} String{"web"}   Comment{# shared}
      Key{memory} Operator{=} Number{512}Separator{;} vcpus Operator{=} Number{0x2}
      OldKey{builder} Operator{=} String{'hvm'}
      GoneKey{netmask} Operator{=} String{"x"}
      Name{memroy} Operator{=} Number{1}
      Key{disk} Operator{=} Separator{[}
        String{'}Prefix{phy}String{:/dev/vg/a,}Vdev{xvda}String{,w'}Separator{,}
        String{"}Prefix{iscsi}String{:iqn.x,}Vdev{xvdb}String{,r"}Separator{,} String{"}Parameter{format}String{=raw, }Parameter{vdev}String{=}Vdev{hdc:cdrom}String{, }Flag{direct-io-safe}String{, }Parameter{target}String{=/a}Escape{\\"}String{b"}Separator{,}
      Separator{]}
      Key{vif} Operator{+=} Separator{[} String{'}Parameter{bridge}String{=br0,}Parameter{mac}String{=00:16:3e:00:00:01'} Separator{]}

      """
    ).check(try editor.trace([Self.sample], isTraced: true))
  }

  @Test func ofEmacs() throws {
    Expect(
      """
      comment-delimiter{# }comment{A guest; xlplug: ignore XL0021}
      keyword{name} = string{"web"}   comment-delimiter{# }comment{shared}
      keyword{memory} = constant{512}; keyword{vcpus} = constant{0x2}
      preprocessor{builder} = string{'hvm'}
      warning{netmask} = string{"x"}
      variable-name{memroy} = constant{1}
      keyword{disk} = [
        string{'}preprocessor+string{phy}string{:/dev/vg/a,}constant+string{xvda}string{,w'},
        string{"}preprocessor+string{iscsi}string{:iqn.x,}constant+string{xvdb}string{,r"}, string{"}type+string{format}string{=raw, }type+string{vdev}string{=}constant+string{hdc:cdrom}string{, }type+string{direct-io-safe}string{, }type+string{target}string{=/a\\"b"},
      ]
      keyword{vif} += [ string{'}type+string{bridge}string{=br0,}type+string{mac}string{=00:16:3e:00:00:01'} ]

      """
    ).check(try Editor.emacs.trace([Self.sample], isTraced: true))
  }

  /// By the TextMate engine of babi: VS Code itself cannot be had here.
  @Test func ofTextMate() throws {
    let words = ["Tests/Editors/textmate/trace.py", "editors/vscode/syntaxes/xlcfg.tmLanguage.json"]
    let result = try runCommand(
      try PythonTools.interpreter() + words.map { Project.file($0).path } + [Self.sample.path]
    )
    try #require(result.status == 0, "\(result.errorText)")
    Expect(
      """
      punctuation.definition.comment{#}comment.line.number-sign{ A guest; }keyword.other.suppression{xlplug: ignore XL0021}
      keyword.other.key{name} keyword.operator.assignment{=} string.quoted.double{"}string.quoted.double{web}string.quoted.double{"}   punctuation.definition.comment{#}comment.line.number-sign{ shared}
      keyword.other.key{memory} keyword.operator.assignment{=} constant.numeric{512}punctuation.separator{;} keyword.other.key{vcpus} keyword.operator.assignment{=} constant.numeric{0x2}
      invalid.deprecated.key{builder} keyword.operator.assignment{=} string.quoted.single{'}string.quoted.single{hvm}string.quoted.single{'}
      invalid.illegal.key{netmask} keyword.operator.assignment{=} string.quoted.double{"}string.quoted.double{x}string.quoted.double{"}
      variable.other{memroy} keyword.operator.assignment{=} constant.numeric{1}
      keyword.other.key{disk} keyword.operator.assignment{=} punctuation.section.brackets{[}
        string.quoted.single{'}keyword.other.prefix{phy}string.quoted.single{:/dev/vg/a,}constant.other.vdev{xvda}string.quoted.single{,w}string.quoted.single{'}punctuation.separator{,}
        string.quoted.double{"}keyword.other.prefix{iscsi}string.quoted.double{:iqn.x,}constant.other.vdev{xvdb}string.quoted.double{,r}string.quoted.double{"}punctuation.separator{,} string.quoted.double{"}variable.parameter{format}string.quoted.double{=raw, }variable.parameter{vdev}string.quoted.double{=}constant.other.vdev{hdc:cdrom}string.quoted.double{,}variable.parameter.flag{ direct-io-safe}string.quoted.double{, }variable.parameter{target}string.quoted.double{=/a}constant.character.escape{\\"}string.quoted.double{b}string.quoted.double{"}punctuation.separator{,}
      punctuation.section.brackets{]}
      keyword.other.key{vif} keyword.operator.assignment{+=} punctuation.section.brackets{[} string.quoted.single{'}variable.parameter{bridge}string.quoted.single{=br0,}variable.parameter{mac}string.quoted.single{=00:16:3e:00:00:01}string.quoted.single{'} punctuation.section.brackets{]}

      """
    ).check(result.text)
  }

  /// By Kate's own highlighter, which complains about a definition that is not right.
  @Test func ofKate() throws {
    let place = try Project.temporaryDirectory("kate")
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = place.appendingPathComponent("org.kde.syntax-highlighting/syntax")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Project.file("editors/kate/xlcfg.xml"),
      to: folder.appendingPathComponent("xlcfg.xml")
    )
    let result = try runCommand(
      ["kate-syntax-highlighter", "-s", "xl.cfg", "-t", "Breeze Light", "-f", "html", Self.sample.path],
      adding: ["XDG_DATA_HOME": place.path, "HOME": place.path, "LC_ALL": "C.UTF-8"]
    )
    #expect(result.status == 0 && result.errorText.isEmpty, "\(result.errorText)")
    Expect(
      """
      #898887{# A guest; }#ca60ca{xlplug: ignore XL0021}
      bold{name}#ca60ca{ =} #bf0303{"web"}   #898887{# shared}
      bold{memory}#ca60ca{ =} #b08000{512}#ca60ca{;} bold{vcpus}#ca60ca{ =} #b08000{0x2}
      #006e28{builder}#ca60ca{ =} #bf0303{'hvm'}
      #bf0303;underline{netmask}#ca60ca{ =} #bf0303{"x"}
      #0057ae{memroy}#ca60ca{ =} #b08000{1}
      bold{disk}#ca60ca{ =} #ca60ca{[}
        #bf0303{'}#006e28{phy}#bf0303{:/dev/vg/a,}#aa5500{xvda}#bf0303{,w'}#ca60ca{,}
        #bf0303{"}#006e28{iscsi}#bf0303{:iqn.x,}#aa5500{xvdb}#bf0303{,r"}#ca60ca{,} #bf0303{"}#0057ae{format}#bf0303{=raw, }#0057ae{vdev}#bf0303{=}#aa5500{hdc:cdrom}#bf0303{, }#0057ae{direct-io-safe}#bf0303{, }#0057ae{target}#bf0303{=/a}#3daee9{\\"}#bf0303{b"}#ca60ca{,}
      #ca60ca{]}
      bold{vif}#ca60ca{ +=} #ca60ca{[} #bf0303{'}#0057ae{bridge}#bf0303{=br0,}#0057ae{mac}#bf0303{=00:16:3e:00:00:01'} #ca60ca{]}
      """
    ).check(Self.colours(ofHTML: result.text))
  }

  /// The text of a page, each span as `style{text}`.
  private static func colours(ofHTML page: String) -> String {
    let body = page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.contains("<pre>") }.dropFirst().prefix { !$0.contains("</pre>") }
    return body.map { line in
      var text = String(line)
      for (from, to) in [
        ("<span style=\"", ""), ("</span>", "}"), (";\">", "{"), ("color:", ""), ("&quot;", "\""),
        ("font-weight:bold", "bold"), ("text-decoration:", ""), ("&gt;", ">"), ("&lt;", "<"), ("&amp;", "&"),
      ] {
        text = text.replacingOccurrences(of: from, with: to)
      }
      return text
    }.joined(separator: "\n")
  }
}

/// The Emacs mode as a package.
@Suite struct EmacsModeTests {
  @Test func compilesWithoutAWarning() throws {
    let place = try Project.temporaryDirectory("elisp")
    defer { try? FileManager.default.removeItem(at: place) }
    let file = place.appendingPathComponent("xl-cfg-mode.el")
    try FileManager.default.copyItem(at: Project.file("editors/emacs/xl-cfg-mode.el"), to: file)
    let result = try runCommand([
      "emacs", "--batch", "-Q", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile",
      file.path,
    ])
    #expect(result.status == 0, "\(result.errorText)")
  }
}
