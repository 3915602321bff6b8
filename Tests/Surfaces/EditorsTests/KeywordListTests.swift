import Testing

/// Every list of words in `editors/` is what the key table and the disk words say.
@Suite struct KeywordListTests {
  @Test func vim() throws {
    func keyword(_ group: String, _ words: [String]) -> [String] {
      GeneratedRegion.wrapped(words, indent: "syntax keyword \(group) contained ")
    }
    let keys =
      keyword("xlcfgKey", EditorWords.keys) + keyword("xlcfgOldKey", EditorWords.oldKeys)
      + keyword("xlcfgGoneKey", EditorWords.goneKeys)
    try GeneratedRegion("editors/vim/syntax/xlcfg.vim", "keys", keys).check()
    // Words with hyphens and colons are no keywords of Vim's.
    func pattern(_ words: [String]) -> String { "\\(" + words.joined(separator: "\\|") + "\\)" }
    let words = [
      "syntax match xlcfgPrefix /\\([\"':]\\)\\@<=\(pattern(EditorWords.diskPrefixes))\\ze:/ contained",
      "syntax match xlcfgFlag /\\(,\\s*\\)\\@<=\(pattern(EditorWords.diskFlags))\\(=[01]\\)\\=\\ze\\s*[,\"']/ contained",
    ]
    try GeneratedRegion("editors/vim/syntax/xlcfg.vim", "disk words", words).check()
    let domain = GeneratedRegion.wrapped(
      EditorWords.domainKeys.map { "'\($0)'" },
      indent: "      \\ ",
      separator: ", "
    )
    try GeneratedRegion(
      "editors/vim/autoload/xlcfg.vim",
      "domain keys",
      ["let s:domain_keys = ["] + domain + ["      \\ ]"]
    ).check()
  }

  @Test func emacs() throws {
    func list(_ name: String, _ words: [String], _ comment: String) -> [String] {
      var lines = GeneratedRegion.wrapped(words.map { "\"\($0)\"" }, indent: "    ")
      lines[0] = "  '(" + lines[0].dropFirst(4)
      lines[lines.count - 1] += ")"
      return ["(defconst xl-cfg-\(name)"] + lines + ["  \"\(comment)\")"]
    }
    let keys =
      list("keys", EditorWords.keys, "Keys that xl reads.")
      + list("old-keys", EditorWords.oldKeys, "Keys that xl reads and that should not be used.")
      + list("gone-keys", EditorWords.goneKeys, "Keys that no release of xl reads any more.")
      + list("domain-keys", EditorWords.domainKeys, "Keys by which a file is told to be a domain's.")
    try GeneratedRegion("editors/emacs/xl-cfg-mode.el", "keys", keys).check()
    let words =
      list("disk-prefixes", EditorWords.diskPrefixes, "Prefixes of disk strings.")
      + list("disk-flags", EditorWords.diskFlags, "Flags of disk strings.")
    try GeneratedRegion("editors/emacs/xl-cfg-mode.el", "disk words", words).check()
  }

  @Test func kate() throws {
    func list(_ name: String, _ words: [String]) -> [String] {
      ["    <list name=\"\(name)\">"] + words.map { "      <item>\($0)</item>" } + ["    </list>"]
    }
    let keys =
      list("keys", EditorWords.keys) + list("old keys", EditorWords.oldKeys)
      + list("gone keys", EditorWords.goneKeys)
    try GeneratedRegion("editors/kate/xlcfg.xml", "keys", keys).check()
    let words =
      list("disk prefixes", EditorWords.diskPrefixes) + list("disk flags", EditorWords.diskFlags)
    try GeneratedRegion("editors/kate/xlcfg.xml", "disk words", words).check()
  }

  @Test func vscode() throws {
    let grammar = "editors/vscode/syntaxes/xlcfg.tmLanguage.json"
    func captures(_ scope: String) -> [String] {
      [
        "          \"captures\": {", "            \"1\": { \"name\": \"\(scope).xlcfg\" },",
        "            \"2\": { \"name\": \"keyword.operator.assignment.xlcfg\" }", "          }",
      ]
    }
    for (name, words, scope) in [
      ("keys", EditorWords.keys, "keyword.other.key"),
      ("old keys", EditorWords.oldKeys, "invalid.deprecated.key"),
      ("gone keys", EditorWords.goneKeys, "invalid.illegal.key"),
    ] {
      let pattern = "(?:^|(?<=;))\\\\s*(\(words.joined(separator: "|")))\\\\s*(\\\\+?=)"
      try GeneratedRegion(
        file: grammar,
        begin: "\"comment\": \"\(name)\"",
        end: "        },",
        lines: ["          \"match\": \"\(pattern)\","] + captures(scope)
      ).check()
    }
    let prefixes = EditorWords.diskPrefixes.joined(separator: "|")
    let flags = EditorWords.diskFlags.joined(separator: "|")
    for (name, pattern, scope) in [
      ("disk prefixes", "(?<=[\\\"':])(?:\(prefixes))(?=:)", "keyword.other.prefix"),
      ("disk flags", "(?<=,)\\\\s*(?:\(flags))(?:=[01])?(?=\\\\s*[,\\\"'])", "variable.parameter.flag"),
    ] {
      try GeneratedRegion(
        file: grammar,
        begin: "\"comment\": \"\(name)\"",
        end: "        },",
        lines: ["          \"match\": \"\(pattern)\",", "          \"name\": \"\(scope).xlcfg\""]
      ).check()
    }
    let domain = GeneratedRegion.wrapped(
      EditorWords.domainKeys.map { "'\($0)'" },
      indent: "  ",
      separator: ", "
    )
    try GeneratedRegion(
      "editors/vscode/detect.js",
      "domain keys",
      ["const domainKeys = new Set(["] + domain + ["])"]
    ).check()
  }
}
