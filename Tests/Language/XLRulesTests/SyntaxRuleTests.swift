import Testing
import XLTestKit

/// What is said about each mistake against the grammar: one mistake, one diagnostic.
@Suite struct SyntaxRuleTests {
  @Test func numbersInOtherForms() {
    Expect(
      """
      memory = 512M
               ^^^^ error[XL0004]: '512M' has a unit; expected a plain number
        help: memory sizes are in MiB: write 2048 for 2 GiB
        fix?: write 512 (MiB): memory = 512\\n

      memory = 2GiB
               ^^^^ error[XL0004]: '2GiB' has a unit; expected a plain number
        help: memory sizes are in MiB: write 2048 for 2 GiB
        fix?: write 2048 (MiB): memory = 2048\\n

      memory = 512m
               ^^^^ error[XL0004]: '512m' has a unit; expected a plain number
        help: memory sizes are in MiB: write 2048 for 2 GiB
        fix?: write 512 (MiB): memory = 512\\n

      memory = 1e3\\n
        nothing

      memory=.5
             ^^ error[XL0005]: '.5' is not an integer; expected digits only
        help: write an integer, or put a string in quotes

      vcpus = 2.0
              ^^^ error[XL0005]: '2.0' is not an integer; expected digits only
        help: write an integer, or put a string in quotes

      rtc_timeoffset=-3600
                     ^^^^^ error[XL0006]: '-3600' has a sign; expected digits only outside of quotes
        help: put the number in quotes
        fix: put it in quotes: rtc_timeoffset="-3600"\\n

      vcpus = +2
              ^^ error[XL0006]: '+2' has a sign; expected digits only outside of quotes
        help: remove the sign
        fix: remove the sign: vcpus = 2\\n

      ioports = [ -1 ]
                  ^^ error[XL0006]: '-1' has a sign; expected digits only outside of quotes
        help: put the number in quotes
        fix: put it in quotes: ioports = [ "-1" ]\\n

      a = 0X1F
          ^^^^ error[XL0007]: '0X1F' has upper-case letters; expected lower case outside of quotes
        help: write 0x1f, or put the number in quotes
        fix: write it in lower case: a = 0x1f\\n

      a = [ 0xAb, 0xab ]
            ^^^^ error[XL0007]: '0xAb' has upper-case letters; expected lower case outside of quotes
        help: write 0xab, or put the number in quotes
        fix: write it in lower case: a = [ 0xab, 0xab ]\\n

      a = 1024 * 4
               ^ error[XL0043]: xl does not evaluate expressions; expected a single number
        help: write the result

      a = 2**3
          ^^^^ error[XL0043]: xl does not evaluate expressions; expected a single number
        help: write the result

      a = 4-1
          ^^^ error[XL0043]: xl does not evaluate expressions; expected a single number
        help: write 3
        fix: write 3: a = 3\\n

      memory = 10.0.0.1
               ^^^^^^^^ error[XL0029]: '10.0.0.1' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: memory = "10.0.0.1"\\n

      mac = 00:16:3e:00:00:01
            ^^^^^^^^^^^^^^^^^ error[XL0029]: '00:16:3e:00:00:01' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: mac = "00:16:3e:00:00:01"\\n
      """
    ).check(
      ConfigCarets.rendered([
        "memory = 512M\n",
        "memory = 2GiB\n",
        "memory = 512m\n",
        "memory = 1e3\n",
        "memory=.5\n",
        "vcpus = 2.0\n",
        "rtc_timeoffset=-3600\n",
        "vcpus = +2\n",
        "ioports = [ -1 ]\n",
        "a = 0X1F\n",
        "a = [ 0xAb, 0xab ]\n",
        "a = 1024 * 4\n",
        "a = 2**3\n",
        "a = 4-1\n",
        "memory = 10.0.0.1\n",
        "mac = 00:16:3e:00:00:01\n",
      ])
    )
  }

  @Test func namesThatAreNone() {
    Expect(
      """
      Memory = 512
      ^^^^^^ error[XL0002]: 'Memory' is not a valid name; expected lower-case letters, digits and '_'; did you mean 'memory'?
        fix: write 'memory': memory = 512\\n

      maxMem = 512
      ^^^^^^ error[XL0002]: 'maxMem' is not a valid name; expected lower-case letters, digits and '_'; did you mean 'maxmem'?
        fix: write 'maxmem': maxmem = 512\\n

      llc-colors = "9-13"
      ^^^^^^^^^^ error[XL0002]: 'llc-colors' is not a valid name; expected lower-case letters, digits and '_'; did you mean 'llc_colors'?
        fix: write 'llc_colors': llc_colors = "9-13"\\n

      _name = 1
      ^^^^^ error[XL0002]: '_name' is not a valid name; expected lower-case letters, digits and '_'; did you mean 'name'?
        fix?: write 'name': name = 1\\n

      né = 1
      ^^ error[XL0026]: 'né' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      $name = 1
      ^^^^^ error[XL0001]: '$name' is allowed only in quotes; expected a name, a number, a string or a list
        help: write the value, or generate the file from a template: xl does not expand variables

      1a = 1
      ^^ error[XL0026]: '1a' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      a b = 1
        ^ error[XL0027]: expected '=' or '+=' after 'a'
        help: write NAME = VALUE; a comment begins with #

      a+ =1
       ^^^ error[XL0027]: '+=' is one operator; expected no space in it
        fix?: write '+=': a+=1\\n

      name: "x"
          ^ error[XL0045]: found ':' after the name; expected '='
        fix: write '=': name = "x"\\n

      NAME="x"
      ^^^^ error[XL0002]: 'NAME' is not a valid name; expected lower-case letters, digits and '_'; did you mean 'name'?
        fix: write 'name': name="x"\\n

      a : 1
        ^ error[XL0045]: found ':' after the name; expected '='
        fix: write '=': a  = 1\\n
      """
    ).check(
      ConfigCarets.rendered([
        "Memory = 512\n",
        "maxMem = 512\n",
        "llc-colors = \"9-13\"\n",
        "_name = 1\n",
        "né = 1\n",
        "$name = 1\n",
        "1a = 1\n",
        "a b = 1\n",
        "a+ =1\n",
        "name: \"x\"\n",
        "NAME=\"x\"\n",
        "a : 1\n",
      ])
    )
  }

  @Test func lookAlikes() {
    Expect(
      """
      name = “web”
             ^^^^^ error[XL0003]: '“' is a typographic quote; expected "
        help: retype the character in a plain editor
        fix: write ASCII characters: name = "web"\\n

      name = ‘web’
             ^^^^^ error[XL0003]: '‘' is a typographic quote; expected '
        help: retype the character in a plain editor
        fix: write ASCII characters: name = 'web'\\n

      name\\u{00a0}=\\u{00a0}"web"
          ^^^^^^^^^^^^^^^^^ error[XL0003]: '\\u{00a0}' is a no-break space; expected a plain space
        help: retype the character in a plain editor
        fix: write ASCII characters: name = "web"\\n

      nаme = "web"
       ^ error[XL0003]: 'а' is a character of another script; expected a
        help: retype the character in a plain editor
        fix: write the ASCII character: name = "web"\\n

      memory = ５１２
               ^^^ error[XL0003]: '５' is a full-width character; expected 5
        help: retype the character in a plain editor
        fix: write ASCII characters: memory = 512\\n

      vif = [ “a”, “b c” ]
              ^^^ error[XL0003]: '“' is a typographic quote; expected "
        help: retype the character in a plain editor
        fix: write ASCII characters: vif = [ "a", “b c” ]\\n
      vif = [ “a”, “b c” ]
                   ^^^^^ error[XL0003]: '“' is a typographic quote; expected "
        help: retype the character in a plain editor
        fix: write ASCII characters: vif = [ “a”, "b c" ]\\n

      name = "we\\u{200b}b"\\n
        nothing

      memory = − 1
               ^ error[XL0003]: '−' is a typographic dash; expected -
        help: retype the character in a plain editor
        fix: write the ASCII character: memory = - 1\\n

      é = 1
      ^ error[XL0001]: 'é' is allowed only in quotes; expected a name, a number, a string or a list
        help: put the value in quotes, or remove it
      """
    ).check(
      ConfigCarets.rendered([
        "name = “web”\n",
        "name = ‘web’\n",
        "name\u{A0}=\u{A0}\"web\"\n",
        "n\u{430}me = \"web\"\n",
        "memory = ５１２\n",
        "vif = [ “a”, “b c” ]\n",
        "name = \"we\u{200B}b\"\n",
        "memory = \u{2212} 1\n",
        "é = 1\n",
      ])
    )
  }

  @Test func commentsOfOthers() {
    Expect(
      """
      memory = 512 // MiB
                   ^^ error[XL0039]: '//' does not begin a comment; expected #
        fix: write #: memory = 512 # MiB\\n

      // x
      ^^ error[XL0039]: '//' does not begin a comment; expected #
        fix: write #: # x\\nmemory = 512\\n

      ; memory
      ^ error[XL0039]: ';' does not begin a comment; expected #
        fix: write #: # memory\\n

      /* x
      ^^ error[XL0039]: '/*' does not begin a comment; expected #

      -- x
      ^^ error[XL0039]: '--' does not begin a comment; expected #
        fix: write #: # x\\n

      vif = [ "a", // first
                   ^^ error[XL0039]: '//' does not begin a comment; expected #
        fix: write #: vif = [ "a", # first\\n "b" ]\\n

      <!-- x -->
      ^^^^^^^^^^ error[XL0040]: this looks like XML; expected settings of the form NAME = VALUE
        help: check only xl configuration files

      a = 1 # x
            ^^^ error[XL0019]: expected a line feed after the comment on the last line; xl refuses the file
        help: end the file with a line feed
        fix: add a line feed: a = 1 # x\\n

      #
      ^ warning[XL0018]: xl silently ignores '#', the last byte of the file
        help: remove it, and end the file with a line feed
        fix: replace it by a line feed: #\\n\\n
      """
    ).check(
      ConfigCarets.rendered([
        "memory = 512 // MiB\n",
        "// x\nmemory = 512\n",
        "; memory\n",
        "/* x\n y */\nmemory = 1\n",
        "-- x\n",
        "vif = [ \"a\", // first\n \"b\" ]\n",
        "<!-- x -->\n",
        "a = 1 # x",
        "#\n#",
      ])
    )
  }

  @Test func strings() {
    Expect(
      """
      name = "web
             ^ error[XL0020]: this string is not closed; expected " before the end of the line
        help: close the string on this line; write \\" for a quote inside it
        fix?: close the string: name = "web"\\nmemory = 512\\n

      name = 'it's'
                ^ error[XL0046]: this ' ends the string, but text follows; expected a comma or the end of the line
        help: write \\' for a quote inside a string, or use the other kind of quotes; or close the string before this quote

      name = "say "x" twice"
                  ^ error[XL0046]: this " ends the string, but text follows; expected a comma or the end of the line
        help: write \\" for a quote inside a string, or use the other kind of quotes; or close the string before this quote

      vif = [ "a, "b" ]
                  ^ error[XL0046]: this " ends the string, but text follows; expected a comma or the end of the line
        help: write \\" for a quote inside a string, or use the other kind of quotes; or close the string before this quote

       "b ]
       ^ error[XL0020]: this string is not closed; expected " before the end of the line
        help: close the string on this line; write \\" for a quote inside it
        fix?: close the string: vif = [ "a",\\n "b" ]\\nmemory = 1\\n

      a = "\\q\\e"
           ^^ error[XL0022]: unknown escape '\\q'; expected one of \\\\ \\" \\' \\a \\b \\f \\n \\r \\t \\v
        help: write a literal backslash twice
        fix?: write the backslash twice: a = "\\\\q\\e"\\n
      a = "\\q\\e"
             ^^ error[XL0022]: unknown escape '\\e'; expected one of \\\\ \\" \\' \\a \\b \\f \\n \\r \\t \\v
        help: write a literal backslash twice
        fix?: write the backslash twice: a = "\\q\\\\e"\\n

      a = "\\x41\\x4"
           ^^^^ error[XL0023]: xl refuses the hexadecimal escape '\\x41'
        help: write the character without an escape
        fix: write 'A': a = "A\\x4"\\n
      a = "\\x41\\x4"
               ^^ error[XL0023]: xl refuses the hexadecimal escape '\\x'
        help: write the character without an escape

      a = "\\101b"
           ^^^^ error[XL0025]: xl silently drops the octal escape '\\101'
        help: write the character without an escape
        fix?: write 'A': a = "Ab"\\n

      a = "\\0"
           ^^ error[XL0024]: xl refuses the octal escape '\\0'
        help: write the character without an escape, or write the backslash twice
        fix?: write the backslash twice: a = "\\\\0"\\n

      a = "C:\\Users\\new"
             ^^ error[XL0022]: unknown escape '\\U'; expected one of \\\\ \\" \\' \\a \\b \\f \\n \\r \\t \\v
        help: write a literal backslash twice
        fix?: write the backslash twice: a = "C:\\\\Users\\new"\\n

      a = "x\\x00y"
            ^^^^ error[XL0021]: the string contains a NUL byte; xl crashes on it
        help: remove it, or save the file as UTF-8
        fix?: remove it: a = "xy"\\n

      a="
       ^ error[XL0028]: expected a value after '=' on this line: a string, a number or a list
        help: write an empty string as "", or remove the setting

      a = "abc
          ^ error[XL0020]: this string is not closed; expected " before the end of the line
        help: close the string on this line; write \\" for a quote inside it
        fix?: close the string: a = "abc"
      """
    ).check(
      ConfigCarets.rendered([
        "name = \"web\nmemory = 512\n",
        "name = 'it's'\n",
        "name = \"say \"x\" twice\"\n",
        "vif = [ \"a, \"b\" ]\nmemory = 1\n",
        "vif = [ \"a\",\n \"b ]\nmemory = 1\n",
        "a = \"\\q\\e\"\n",
        "a = \"\\x41\\x4\"\n",
        "a = \"\\101b\"\n",
        "a = \"\\0\"\n",
        "a = \"C:\\Users\\new\"\n",
        "a = \"x\0y\"\n",
        "a=\"",
        "a = \"abc",
      ])
    )
  }

  @Test func settings() {
    Expect(
      """
      name
      ^^^^ error[XL0027]: expected '=' or '+=' after 'name'
        help: write NAME = VALUE; a comment begins with #

      name "x"
           ^^^ error[XL0027]: expected '=' or '+=' after 'name'
        help: write NAME = VALUE; a comment begins with #
        fix?: write '=': name = "x"\\n

      name = 
           ^ error[XL0028]: expected a value after '=' on this line: a string, a number or a list
        help: write an empty string as "", or remove the setting

      name = # none
           ^ error[XL0028]: expected a value after '=' on this line: a string, a number or a list
        help: write an empty string as "", or remove the setting

      name = ;a=1
           ^ error[XL0028]: expected a value after '=' on this line: a string, a number or a list
        help: write an empty string as "", or remove the setting

      a = ]
          ^ error[XL0028]: ']' is not a value; expected a string, a number or a list
        help: write an empty string as "", or remove the setting

      a = ,
          ^ error[XL0028]: ',' is not a value; expected a string, a number or a list
        help: write an empty string as "", or remove the setting

      memory = 512,
                  ^ error[XL0030]: ',' follows a complete setting; expected the end of the line
        help: write ';' before the next setting, or put several values in a list [ … ]
        fix: remove the comma: memory = 512\\n

      memory = 512, vcpus = 2
                  ^ error[XL0030]: ',' follows a complete setting; expected the end of the line
        help: write ';' before the next setting, or put several values in a list [ … ]
        fix: write ';': memory = 512; vcpus = 2\\n

      memory = 512 vcpus = 2
                   ^^^^^ error[XL0030]: 'vcpus' follows a complete setting; expected the end of the line
        help: begin a new line, write ';' before the next setting, or # before a comment

      a = "b" "c"
              ^^^ error[XL0030]: '"c"' follows a complete setting; expected the end of the line
        help: write a single string

      a = [1] ]
              ^ error[XL0030]: ']' follows a complete setting; expected the end of the line
        help: remove it; no list is open

      ]
      ^ error[XL0035]: this ']' has no matching '['
        help: remove it, or write '[' before the list
        fix: remove it: \\n

      = 1
      ^ error[XL0026]: '=' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      += 1
      ^^ error[XL0026]: '+=' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      "a"
      ^^^ error[XL0026]: '"a"' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      [ "a" ]
      ^ error[XL0026]: '[' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #

      a = b
          ^ error[XL0029]: 'b' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: a = "b"\\n

      name = web-01.example
             ^^^^^^^^^^^^^^ error[XL0029]: 'web-01.example' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: name = "web-01.example"\\n

      kernel = /boot/vmlinuz
               ^^^^^^^^^^^^^ error[XL0029]: '/boot/vmlinuz' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: kernel = "/boot/vmlinuz"\\n

      a = $x
          ^^ error[XL0001]: '$x' is allowed only in quotes; expected a name, a number, a string or a list
        help: write the value, or generate the file from a template: xl does not expand variables

      a = ${x}
          ^^^^ error[XL0048]: '${x}' is a placeholder of a shell; this template is not checked
        help: check the generated file instead; to skip the template, add it to 'exclude' in .xlplug.yaml

      a = ~/x
          ^^^ error[XL0029]: '~/x' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: a = "~/x"\\n

      a @ b
        ^ error[XL0001]: '@' is allowed only in quotes; expected a name, a number, a string or a list
        help: put the value in quotes, or remove it

      a = @@
          ^^ error[XL0001]: '@@' is allowed only in quotes; expected a name, a number, a string or a list
        help: put the value in quotes, or remove it

      boot = dc
             ^^ error[XL0029]: 'dc' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: boot = "dc"\\n
      """
    ).check(
      ConfigCarets.rendered([
        "name\n",
        "name \"x\"\n",
        "name = \n",
        "name = # none\n",
        "name = ;a=1\n",
        "a = ]\n",
        "a = ,\n",
        "memory = 512,\n",
        "memory = 512, vcpus = 2\n",
        "memory = 512 vcpus = 2\n",
        "a = \"b\" \"c\"\n",
        "a = [1] ]\n",
        "]\n",
        "= 1\n",
        "+= 1\n",
        "\"a\"\n",
        "[ \"a\" ]\n",
        "a = b\n",
        "name = web-01.example\n",
        "kernel = /boot/vmlinuz\n",
        "a = $x\n",
        "a = ${x}\n",
        "a = ~/x\n",
        "a @ b\n",
        "a = @@\n",
        "boot = dc\n",
      ])
    )
  }

  @Test func lists() {
    Expect(
      """
      vif = [ "a" "b" "c" ]
                  ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: vif = [ "a", "b" "c" ]\\n
      vif = [ "a" "b" "c" ]
                      ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: vif = [ "a" "b", "c" ]\\n

       "b"
       ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: vif = [ "a",\\n "b"\\n "c" ]\\n
       "c" ]
       ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: vif = [ "a"\\n "b",\\n "c" ]\\n

      vif = [ , ]
              ^ error[XL0032]: expected an element before this comma
        help: remove the comma; an empty element is written ""
        fix: remove the comma: vif = [  ]\\n

      vif = [ "a",, "b" ]
                  ^ error[XL0032]: expected an element before this comma
        help: remove the comma; an empty element is written ""
        fix: remove the comma: vif = [ "a", "b" ]\\n

      vif = [ "a"; "b" ]
                 ^ error[XL0033]: found ';' in a list; expected a comma between elements
        fix: write a comma: vif = [ "a", "b" ]\\n

      vif = [ mac="x", bridge="y" ]
              ^^^^^^^^^^^^^^^^^^^ error[XL0029]: 'mac="x", bridge="y"' is not in quotes; expected a string in quotes, a number or a list
        help: put each element in quotes

      vif = [ bridge=xenbr0 ]
              ^^^^^^^^^^^^^ error[XL0029]: 'bridge=xenbr0' is not in quotes; expected a string in quotes, a number or a list
        help: put each element in quotes
        fix: put it in quotes: vif = [ "bridge=xenbr0" ]\\n

      vif = [ a, b, "c" ]
              ^^^^ error[XL0029]: 'a, b' is not in quotes; expected a string in quotes, a number or a list
        help: put each element in quotes
        fix?: put it in quotes: vif = [ "a", "b", "c" ]\\n

      disk = [ /dev/vg/a,raw,xvda,w ]
               ^^^^^^^^^^^^^^^^^^^^ error[XL0029]: '/dev/vg/a,raw,xvda,w' is not in quotes; expected a string in quotes, a number or a list
        help: put each element in quotes
        fix?: put it in quotes: disk = [ "/dev/vg/a,raw,xvda,w" ]\\n

      vif = [ "a",
            ^ error[XL0034]: this list is not closed; expected ']' after its last element
        note: expected ']' here or before ()
        fix: close the list: vif = [ "a", ]\\n

      vif = [ "a",
            ^ error[XL0034]: this list is not closed; expected ']' after its last element
        note: expected ']' here or before ()
        fix: close the list: vif = [ "a", ]\\nmemory = 1\\nvcpus = 2\\n

      vif = [ "a",
            ^ error[XL0034]: this list is not closed; expected ']' after its last element
        note: expected ']' here or before ()
        fix: close the list: vif = [ "a", ]\\n  memory = 1\\n]\\nvcpus = 2\\n

      vif = [ [ "a" ]
            ^ error[XL0034]: this list is not closed; expected ']' after its last element
        note: expected ']' here or before ()
        fix: close the list: vif = [ [ "a" ] ]\\nname = "b"\\n

      vif = [ "a"
            ^ error[XL0034]: this list is not closed; expected ']' after its last element
        note: expected ']' here or before ()
        fix: close the list: vif = [ "a" ]\\n  # x\\n\\n
      """
    ).check(
      ConfigCarets.rendered([
        "vif = [ \"a\" \"b\" \"c\" ]\n",
        "vif = [ \"a\"\n \"b\"\n \"c\" ]\n",
        "vif = [ , ]\n",
        "vif = [ \"a\",, \"b\" ]\n",
        "vif = [ \"a\"; \"b\" ]\n",
        "vif = [ mac=\"x\", bridge=\"y\" ]\n",
        "vif = [ bridge=xenbr0 ]\n",
        "vif = [ a, b, \"c\" ]\n",
        "disk = [ /dev/vg/a,raw,xvda,w ]\n",
        "vif = [ \"a\",\n",
        "vif = [ \"a\",\nmemory = 1\nvcpus = 2\n",
        "vif = [ \"a\",\n  memory = 1\n]\nvcpus = 2\n",
        "vif = [ [ \"a\" ]\nname = \"b\"\n",
        "vif = [ \"a\"\n  # x\n\n",
      ])
    )
  }

  @Test func wholeFiles() {
    Expect(
      """
      \\u{feff}name = "a"\\r
      ^^^^^^^^ error[XL0017]: the file begins with a byte order mark; xl refuses it
        help: save the file as UTF-8 without a byte order mark
        fix: remove it: name = "a"\\r\\nmemory = 1\\r\\n# x\\r\\n
      \\u{feff}name = "a"\\r
                        ^^ error[XL0016]: 3 lines end with a carriage return; expected only a line feed
        help: save the file with Unix line endings
        fix: end each line with a line feed: \\u{feff}name = "a"\\nmemory = 1\\n# x\\n

      a = 1\\rb = 2\\r
           ^^ error[XL0016]: 2 lines end with a carriage return; expected only a line feed
        help: save the file with Unix line endings
        fix: end each line with a line feed: a = 1\\nb = 2

      { "name": "a" }
      ^^^^^^^^^^^^^^^ error[XL0040]: this looks like JSON; expected settings of the form NAME = VALUE
        help: check only xl configuration files

      <domain type="xen">
      ^^^^^^^^^^^^^^^^^^^ error[XL0040]: this looks like the XML of libvirt; expected settings of the form NAME = VALUE
        help: convert it with 'virsh domxml-to-native xen-xl'

      [web]
      ^^^^^ error[XL0040]: this looks like an INI file; expected settings of the form NAME = VALUE
        help: check only xl configuration files

      ---
      ^^^ error[XL0040]: this looks like YAML; expected settings of the form NAME = VALUE
        help: check only xl configuration files

      memory = 512M
                  ^ error[XL0018]: xl silently ignores 'M', the last byte of the file
        help: remove it, and end the file with a line feed
        fix: replace it by a line feed: memory = 512\\n

      a = 1 #
            ^ warning[XL0018]: xl silently ignores '#', the last byte of the file
        help: remove it, and end the file with a line feed
        fix: replace it by a line feed: a = 1 \\n

      a = 1\\r
           ^^ error[XL0018]: xl silently ignores '\\r', the last byte of the file
        help: remove it, and end the file with a line feed
        fix: replace it by a line feed: a = 1\\n

      Some prose, which is no file.
      ^^^^ error[XL0026]: 'Some' is not the name of a setting; expected NAME = VALUE
        help: a name begins with a lower-case letter; a comment begins with #
      """
    ).check(
      ConfigCarets.rendered([
        "\u{FEFF}name = \"a\"\r\nmemory = 1\r\n# x\r\n",
        "a = 1\rb = 2\r",
        "{ \"name\": \"a\" }\n",
        "<domain type=\"xen\">\n<name>x</name>\n",
        "[web]\nname = \"x\"\n",
        "---\nname: x\n",
        "memory = 512M",
        "a = 1 #",
        "a = 1\r",
        "Some prose, which is no file.\nAnd more of it.\n",
      ])
    )
  }

  @Test func appending() {
    Expect(
      """
      a += 2
           ^ error[XL0037]: found a string to append to the list 'a'; expected a list
        help: put it in brackets
        note: the list is here ([1])
        fix: put it in brackets: a = [1]\\na += [ 2 ]\\n

      a += [1]
           ^^^ error[XL0037]: found a list to append to the string 'a'; expected a string
        help: write '=' to replace the string, or append a string
        note: the string is here ("x")

      a = "x"\\na = [1]\\na += [2]\\n
        nothing
      """
    ).check(
      ConfigCarets.rendered([
        "a = [1]\na += 2\n",
        "a = \"x\"\na += [1]\n",
        "a = \"x\"\na = [1]\na += [2]\n",
      ])
    )
  }
}
