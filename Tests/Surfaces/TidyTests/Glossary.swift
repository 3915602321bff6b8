import Foundation

/// The terms of the text of this project: messages, help, documents and comments.
///
/// Readers know the terms of the field (ruff, systemd, git, kubectl); an idiom of our own costs them time.
enum Glossary {
  /// A wording that is not used, and the wording to use instead.
  struct Usage: Sendable {
    /// A regular expression; it matches without regard to case, and a blank in it matches any white space.
    let pattern: String
    /// The wording to use.
    let instead: String
    /// A sentence that the pattern matches, which proves that it can.
    let example: String
  }

  /// Wordings that are used nowhere.
  static let everywhere = [
    Usage(pattern: "mend(s|ed|ing|able)?", instead: "fix", example: "--fix mends the file"),
    Usage(
      pattern: "(take|takes|taken|taking|took)( it| them| everything| all)? back|the ways? back",
      instead: "roll back, rollback",
      example: "the attach is taken back"
    ),
    Usage(pattern: "the ways? out", instead: "the fix", example: "what was found, and the way out"),
    Usage(
      pattern: "world (trouble|said)|the world says",
      instead: "environment error",
      example: "3: world trouble"
    ),
    Usage(pattern: "pass(es|ed)? over", instead: "ignore", example: "xl passes over it"),
    Usage(
      pattern: "without a word|says? nothing|says? so|does not say a word",
      instead: "silently, prints no message, reports it",
      example: "xl drops it without a word"
    ),
    Usage(
      pattern: "silenc(e|es|ed|ing)",
      instead: "suppress",
      example: "a comment silences the code"
    ),
    Usage(pattern: "dies? (it|of)|dies?", instead: "crashes, exits", example: "xl dies of it"),
    Usage(pattern: "behind", instead: "after", example: "the word behind the comma"),
    Usage(pattern: "stands?|stood", instead: "is, appears", example: "it stands in quotes"),
    Usage(pattern: "told|tells?", instead: "reports, prints, shows", example: "the problem is told"),
    Usage(
      pattern: "(is|are|was|were|be|been) said|(says?|said) of",
      instead: "reports, is documented",
      example: "what is said of a file"
    ),
    Usage(pattern: "in each other", instead: "nested", example: "8 lists in each other"),
    Usage(
      pattern: "(is|are|was|were) none",
      instead: "invalid, not a valid",
      example: "a number that is none"
    ),
    Usage(pattern: "at a draw", instead: "on a tie", example: "the first one at a draw"),
    Usage(
      pattern: "ends? with (status )?[0-9]",
      instead: "exits with status",
      example: "the command ends with 1"
    ),
    Usage(pattern: "anew", instead: "again, recreated", example: "write the file anew"),
    Usage(
      pattern: "what gets it|what does not get it",
      instead: "Incorrect, Correct",
      example: "## What gets it"
    ),
    Usage(
      pattern: "wish(es)?|wants?|wanted",
      instead: "requires, requests",
      example: "the script wants a name"
    ),
    Usage(
      pattern: "br(ing|ings|ought) (it |them )?along",
      instead: "ships",
      example: "drbd-utils brings it along"
    ),
    Usage(
      pattern: "hand(s|ed)? (it |them )?(on|over)|(is|are) handed",
      instead: "passes, receives",
      example: "xl hands it on"
    ),
    Usage(
      pattern: "comes? (and|or) goes?",
      instead: "is attached and detached",
      example: "a device comes and goes"
    ),
    Usage(pattern: "verbs?", instead: "command, subcommand", example: "the verbs of xlplug"),
    Usage(
      pattern: "in (its|their|the) place( of)?",
      instead: "instead",
      example: "the fix puts '=' in its place"
    ),
    Usage(pattern: "seconds at most", instead: "up to 7 s", example: "seven seconds at most"),
    Usage(
      pattern: "look(s|ed|ing)? at",
      instead: "check, read",
      example: "the rest is not looked at"
    ),
    Usage(
      pattern: "towers?|doors?",
      instead: "subsystem, entry point",
      example: "the language tower"
    ),
    Usage(
      pattern: "as bad as( is)?",
      instead: "with the severity",
      example: "as bad as is said"
    ),
    Usage(pattern: "known problems", instead: "baseline entries", example: "a file of known problems"),
    Usage(
      pattern: "promises?|promised",
      instead: "guarantee, success key",
      example: "the script keeps its promise"
    ),
    Usage(
      pattern: "complain(s|ed|ts?)?",
      instead: "report, warning, diagnostic",
      example: "xl complains"
    ),
    Usage(
      pattern: "does without|do without",
      instead: "does not use, omit",
      example: "xl does without it"
    ),
    Usage(
      pattern: "makes? (one|it) up|made up|half made",
      instead: "generate, incomplete",
      example: "xl makes one up"
    ),
    Usage(
      pattern: "colours?|coloured|behaviours?|neighbours?|neighbouring|misspelt|spelt|licence|centre"
        + "|catalogue|favour(s|ed|ite)?|honours?|cancelled|labelled|grey"
        + "|(recogn|serial|virtual|paravirtual|organ|normal|optim|minim|summar)is(e|es|ed|ing|ation)"
        + "|analyse[sd]?",
      instead: "the American spelling",
      example: "the behaviour of xl"
    ),
  ]

  /// Wordings that are right in comments, and not in messages and documents.
  static let messages = [
    Usage(
      pattern: "whoever|whatever|whichever",
      instead: "the name of the subject",
      example: "whoever attaches"
    ),
    Usage(pattern: "a text|texts", instead: "a string", example: "a text in quotes"),
    Usage(
      pattern: "somebody|nobody|everybody|anybody",
      instead: "the name of the subject",
      example: "nobody serves it"
    ),
    Usage(pattern: "pieces?", instead: "token, part", example: "a piece of the file"),
    Usage(
      pattern: "le(ave|aves|ft) (it |them |the \\w+ )?out",
      instead: "remove, omit, skip",
      example: "leave it out"
    ),
    Usage(
      pattern: "look(s|ed|ing)? for",
      instead: "search, check",
      example: "the file is looked for"
    ),
    Usage(pattern: "goes on|go on", instead: "continues", example: "xl goes on without it"),
    Usage(pattern: "blanks?(?! line)", instead: "space", example: "without a blank"),
    Usage(pattern: "whole", instead: "entire, full, integer", example: "a whole number"),
    Usage(
      pattern: "(round|curly) brackets",
      instead: "parentheses, braces",
      example: "round brackets around a value"
    ),
    Usage(pattern: "boot loaders?", instead: "bootloader", example: "the boot loader of the guest"),
    Usage(pattern: "(this|the) machine(?! check)", instead: "this host", example: "on this machine"),
    Usage(pattern: "hardware address(es)?", instead: "MAC address", example: "a hardware address"),
    Usage(pattern: "virtual processors?", instead: "vCPU", example: "two virtual processors"),
    Usage(
      pattern: "(?-i:pv|hvm|pvh) guests?",
      instead: "PV, HVM or PVH guest",
      example: "a pv guest"
    ),
    Usage(pattern: "of Python", instead: "Python before the noun", example: "a constant of Python"),
    Usage(
      pattern: "of (its|their) own",
      instead: "separate, unique",
      example: "a line of its own"
    ),
  ]
}

extension Glossary.Usage {
  /// The pattern between word boundaries; a hyphen is part of a word.
  var expression: String {
    #"(?i)(?<![\w-])(?:"# + pattern.replacingOccurrences(of: " ", with: #"\s+"#) + #")(?![\w-])"#
  }
}
