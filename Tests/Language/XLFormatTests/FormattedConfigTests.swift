import Testing
import XLFormat
import XLSyntax
import XLTestKit
import XLText

/// What the one style looks like.
@Suite struct FormattedConfigTests {
  private func check(_ source: String, _ expected: Expect) {
    let formatted = FormattedConfig(ConfigSyntax(SourceText(source)))
    expected.check(String(decoding: formatted.text.bytes, as: UTF8.self))
  }

  @Test func oneStatementALine() {
    check(
      "\n\n  name='web'; memory   =  512;;vcpus=2 # two\n\n\n\nextra  += \"x\" ;\n; # alone\n",
      Expect(
        """
        name = "web"
        memory = 512
        vcpus = 2 # two

        extra += "x"
        # alone

        """
      )
    )
  }

  @Test func quotes() {
    check(
      #"""
      a = 'plain'
      b = 'holds "quotes"'
      c = 'escaped \" and \' and \\'
      d = "it's"
      e = "escaped \" stays"
      f = ''
      g = ['x', "y", '"']
      """#,
      Expect(
        #"""
        a = "plain"
        b = 'holds "quotes"'
        c = "escaped \" and \' and \\"
        d = "it's"
        e = "escaped \" stays"
        f = ""
        g = ["x", "y", '"']

        """#
      )
    )
  }

  @Test func lists() {
    check(
      """
      a = [ ]
      b = [
      ]
      c = [ # why
      ]
      d = [1,2 , 3,]
      e = [ "one",
            "two" ]
      f = [ 'phy:/dev/vg0/a-long-name-of-a-volume,xvda,w', 'phy:/dev/vg0/another-long-name-of-a-volume,xvdb,w' ]
      g = [ [1, 2], [3,
       4], [[]] ]
      """,
      Expect(
        """
        a = []
        b = []
        c = [ # why
        ]
        d = [1, 2, 3]
        e = [
          "one",
          "two",
        ]
        f = [
          "phy:/dev/vg0/a-long-name-of-a-volume,xvda,w",
          "phy:/dev/vg0/another-long-name-of-a-volume,xvdb,w",
        ]
        g = [
          [1, 2],
          [
            3,
            4,
          ],
          [[]],
        ]

        """
      )
    )
  }

  @Test func commentsStayWithTheirElement() {
    check(
      """
      #!/usr/sbin/xl create
      disk = [ 'a'   # first
             , 'b'   # second
             # own line


             , [ 1 # inner
               ] # behind the list
             , 'c' ] # behind all
      # \u{20}
      vif = [ # on the bracket
        "x",
        # last
      ]
      """,
      Expect(
        """
        #!/usr/sbin/xl create
        disk = [
          "a", # first
          "b", # second
          # own line

          [
            1, # inner
          ], # behind the list
          "c",
        ] # behind all
        #
        vif = [ # on the bracket
          "x",
          # last
        ]

        """
      )
    )
  }

  @Test func whatCannotBeParsedIsKept() {
    check(
      """
      a   =1
      b   =512M   # comment
        if x :
          print( "y" )
      c = [ 1   2 ]
      d   =   [1,
         2
      e=3
      f=4
      """,
      Expect(
        """
        a = 1
        b   =512M   # comment
          if x :
            print( "y" )
        c = [ 1   2 ]
        d   =   [1,
           2
        e = 3
        f = 4

        """
      )
    )
  }

  @Test func invisibleBytes() {
    check(
      "\u{FEFF}a=1\r\n# c\r\n\r\nb=[1,\r\n2]\r\n",
      Expect(
        """
        a = 1
        # c

        b = [
          1,
          2,
        ]

        """
      )
    )
  }

  /// A byte order mark that is none, because it is not at the start, must not get there.
  @Test func secondMark() {
    check(
      "\u{FEFF}\u{FEFF}a=1\n",
      Expect(
        """

        ﻿a=1

        """
      )
    )
  }

  @Test(arguments: [
    ("memory=512M", "memory = 512M"), ("a=1 #", "a = 1 #\n"), ("a=1\r", "a = 1\n"), ("a=1;M", "a = 1 M"),
    ("a=1\n\n\n  ?", "a = 1\n\n?"), ("a='x'\"", "a = \"x\"\""), ("M", "M"), ("#", "#\n"), ("", ""),
    ("a=1\n# end", "a = 1\n# end\n"), (" \n;\n", ""),
  ])
  func lastBytes(_ source: String, _ expected: String) {
    let formatted = FormattedConfig(ConfigSyntax(SourceText(source)))
    #expect(String(decoding: formatted.text.bytes, as: UTF8.self) == expected)
  }

  @Test func deepListsAreKept() {
    let deepest = String(repeating: "[", count: 8) + String(repeating: "]", count: 8)
    check(
      "a=\(deepest)\nb=[\(deepest)]\n",
      Expect(
        """
        a = [[[[[[[[]]]]]]]]
        b=[[[[[[[[[]]]]]]]]]

        """
      )
    )
  }

  @Test func rangesTakeWholeStatements() {
    let source = SourceText("a=1\n\n\n  b=[2,\n3] # c\nd=4\n")
    let formatted = FormattedConfig(ConfigSyntax(source))
    let edits = formatted.edits(in: ByteRange(12, 12))
    Expect(
      """
      a=1

      b = [
        2,
        3,
      ] # c
      d=4

      """
    ).check(String(decoding: source.applying(edits).bytes, as: UTF8.self))
  }
}
