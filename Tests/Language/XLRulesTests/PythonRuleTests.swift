import Testing
import XLTestKit

/// What is left of Python is named as such.
@Suite struct PythonRuleTests {
  @Test func pythonIsNamedAsSuch() {
    Expect(
      """
      localtime = True
                  ^^^^ error[XL0008]: 'True' is a Python constant; expected 1
        help: write 1
        fix: write 1: localtime = 1\\n

      x = None
          ^^^^ error[XL0008]: 'None' is a Python constant
        help: remove the setting

      x = true
          ^^^^ error[XL0029]: 'true' is not in quotes; expected 1 for true or 0 for false
        help: write 1
        fix: write 1: x = 1\\n

      vif = ("a", "b")
            ^^^^^^^^^^ error[XL0009]: xl has no parentheses; expected '[' and ']' around a list, and nothing around a single value
        help: write the list in square brackets
        fix: write square brackets: vif = ["a", "b"]\\n

      vif = [ ("a") ]
              ^^^^^ error[XL0009]: xl has no parentheses; expected '[' and ']' around a list, and nothing around a single value
        help: remove the parentheses
        fix: remove the parentheses: vif = [ "a" ]\\n

      vif = {"a": 1}
            ^^^^^^^^ error[XL0010]: '{"a": 1}' is a Python dictionary; expected a string, a number or a list
        help: write the parameters as one string: "bridge=xenbr0,mtu=9000"

      vif = [ { "a": "b", "c": "d" }, "e" ]
              ^^^^^^^^^^^^^^^^^^^^^^ error[XL0010]: '{ "a": "b", "c": "d" }' is a Python dictionary; expected a string, a number or a list
        help: write the parameters as one string: "bridge=xenbr0,mtu=9000"

      name = "%s" % name
                  ^ error[XL0011]: xl does not format strings with '%'; expected a single value
        help: write the resulting string

      name = "a%d" % (1, 2)
                   ^ error[XL0011]: xl does not format strings with '%'; expected a single value
        help: write the resulting string

      disk = [ "phy:%s,xvda,w" % lv, "/b,raw,xvdb,w" ]
                               ^ error[XL0011]: xl does not format strings with '%'; expected a single value
        help: write the resulting string

      name = "{}".format(1)
                 ^^^^^^^^^^ error[XL0011]: xl does not format strings with '.format(1)'; expected a single value
        help: write the resulting string

      disk = ["a" + "b" + "c"]
                  ^ error[XL0012]: xl does not join values with '+'; expected a single string or list
        help: write one string, or append to the setting with +=
        fix: join the strings: disk = ["ab" + "c"]\\n

      disk = [ "a" ] + [ "b" ]
                     ^ error[XL0012]: xl does not join values with '+'; expected a single string or list
        help: write one string, or append to the setting with +=

      extra = extra + " ro"
                    ^ error[XL0012]: xl does not join values with '+'; expected a single string or list
        help: write one string, or append to the setting with +=

      import os, sys
      ^^^^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'import'
        help: remove it; xl does not import files

      from os import path
      ^^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'from'
        help: remove it; xl does not import files

      def f(x):
      ^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'def'
        help: remove the function, and write its results

      if x == 1:
      ^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'if'
        help: write the value of the applicable case, or use one file per case
      else:
      ^^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'else'
        help: write the value of the applicable case, or use one file per case

      for i in range(3):
      ^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'for'
        help: write the results of the loop

      print "x"
      ^^^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'print'
        help: remove it

      a = 1 if x else 2
            ^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'if'
        help: write the value of the applicable case, or use one file per case

      a = x if y else z
            ^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'if'
        help: write the value of the applicable case, or use one file per case

      vif = [ "a" for i in range(2) ]
                  ^^^ error[XL0015]: xl does not run the Python loop 'for'; expected elements
        help: write every element, separated by commas

      vif = [ x for x in y if z ]
              ^^^^^^^^^^^^^^^^^ error[XL0015]: xl does not run the Python loop 'x for x in y if z'; expected elements
        help: write every element, separated by commas

      kernel = os.path.join("/boot", "vmlinuz")
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL0014]: xl does not run Python; expected a value instead of 'os.path.join("/boot", "vmlinuz")'
        help: write the result

      vcpus = int("2")
              ^^^^^^^^ error[XL0014]: xl does not run Python; expected a value instead of 'int("2")'
        help: write the result

      a = x[1]
          ^ error[XL0014]: xl does not run Python; expected a value instead of 'x'
        help: write the result

      f = lambda x: x
          ^^^^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'lambda'
        help: write the result

      a = not b
          ^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'not'
        help: write the result: 1 or 0

      a = 1 and 2
            ^^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of 'and'
        help: write the result

      os.system("x")
      ^^^^^^^^^^^^^^ error[XL0014]: xl does not run Python; expected a value instead of 'os.system("x")'
        help: write the result

      a = f"x{b}"
          ^ error[XL0044]: 'f' is a Python string prefix; expected only the quote
        help: remove it, and write the resulting string

      a = r"x"
          ^ error[XL0044]: 'r' is a Python string prefix; expected only the quote
        help: remove it, and write the resulting string

      a = ur"x"
          ^^ error[XL0044]: 'ur' is a Python string prefix; expected only the quote
        help: remove it
        fix: remove it: a = "x"\\n

      memory == 512
             ^^ error[XL0038]: found '==' after the name; expected '='
        fix: write '=': memory = 512\\n

      a = b == c
            ^^ error[XL0013]: xl does not run Python; expected NAME = VALUE instead of '=='
        help: write the values

      '''
      ^^^ error[XL0041]: found triple quotes; expected one quote at each end of a string, on one line
        help: write \\n for a line feed in a string, and # before each line of a comment

      a = '''x'''
          ^^^ error[XL0041]: found triple quotes; expected one quote at each end of a string, on one line
        help: write \\n for a line feed in a string, and # before each line of a comment

      a = "b" \\
              ^ error[XL0042]: xl does not join lines with a backslash
        help: write the setting on one line

      vif = [ "a", \\
                   ^ error[XL0042]: xl does not join lines with a backslash
        help: remove it; a list may span lines
        fix: remove it: vif = [ "a", \\n "b" ]\\n

      disk = [ 'a' 'b' ]
                   ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: disk = [ 'a', 'b' ]\\n

      x = (
          ^ error[XL0009]: xl has no parentheses; expected '[' and ']' around a list, and nothing around a single value
        help: write the list in square brackets
        fix: write square brackets: x = [\\n  1,\\n  2 ]\\ny = 1\\n

      xm_vnc = vars.vnc
               ^^^^^^^^ error[XL0029]: 'vars.vnc' is not in quotes; expected a string in quotes, a number or a list
        help: put it in quotes
        fix: put it in quotes: xm_vnc = "vars.vnc"\\n
      """
    ).check(
      ConfigCarets.rendered([
        "localtime = True\n",
        "x = None\n",
        "x = true\n",
        "vif = (\"a\", \"b\")\n",
        "vif = [ (\"a\") ]\n",
        "vif = {\"a\": 1}\n",
        "vif = [ { \"a\": \"b\", \"c\": \"d\" }, \"e\" ]\n",
        "name = \"%s\" % name\n",
        "name = \"a%d\" % (1, 2)\n",
        "disk = [ \"phy:%s,xvda,w\" % lv, \"/b,raw,xvdb,w\" ]\n",
        "name = \"{}\".format(1)\n",
        "disk = [\"a\" + \"b\" + \"c\"]\n",
        "disk = [ \"a\" ] + [ \"b\" ]\n",
        "extra = extra + \" ro\"\n",
        "import os, sys\nname = \"a\"\n",
        "from os import path\n",
        "def f(x):\n    y = 1\n    return \"a\"\n\nname = \"a\"\n",
        "if x == 1:\n    memory = 1\nelse:\n    memory = 2\nvcpus = 2\n",
        "for i in range(3):\n  print \"x\"\n",
        "print \"x\"\n",
        "a = 1 if x else 2\n",
        "a = x if y else z\n",
        "vif = [ \"a\" for i in range(2) ]\n",
        "vif = [ x for x in y if z ]\nname = \"a\"\n",
        "kernel = os.path.join(\"/boot\", \"vmlinuz\")\n",
        "vcpus = int(\"2\")\n",
        "a = x[1]\n",
        "f = lambda x: x\n",
        "a = not b\n",
        "a = 1 and 2\n",
        "os.system(\"x\")\n",
        "a = f\"x{b}\"\n",
        "a = r\"x\"\n",
        "a = ur\"x\"\n",
        "memory == 512\n",
        "a = b == c\n",
        "'''\ndoc of it\n'''\nname = \"a\"\n",
        "a = '''x'''\n",
        "a = \"b\" \\\n  \"c\"\nmemory = 1\n",
        "vif = [ \"a\", \\\n \"b\" ]\n",
        "disk = [ 'a' 'b' ]\n",
        "x = (\n  1,\n  2 )\ny = 1\n",
        "xm_vnc = vars.vnc\n",
      ])
    )
  }
}
