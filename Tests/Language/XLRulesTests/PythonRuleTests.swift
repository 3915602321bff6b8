import Testing
import XLTestKit

/// What is left of Python is named as such.
@Suite struct PythonRuleTests {
  @Test func pythonIsNamedAsSuch() {
    Expect(
      """
      localtime = True
                  ^^^^ error[XL0008]: 'True' is a constant of Python; expected 1
        help: write 1
        fix: write 1: localtime = 1\\n

      x = None
          ^^^^ error[XL0008]: 'None' is a constant of Python
        help: remove the setting

      x = true
          ^^^^ error[XL0029]: 'true' has no quotes; expected 1 or 0 for true or false
        help: write 1
        fix: write 1: x = 1\\n

      vif = ("a", "b")
            ^^^^^^^^^^ error[XL0009]: xl has no round brackets; expected '[' and ']' around a list, and no brackets around one value
        help: write a list in square brackets
        fix: write square brackets: vif = ["a", "b"]\\n

      vif = [ ("a") ]
              ^^^^^ error[XL0009]: xl has no round brackets; expected '[' and ']' around a list, and no brackets around one value
        help: write a list in square brackets
        fix: remove the brackets: vif = [ "a" ]\\n

      vif = {"a": 1}
            ^^^^^^^^ error[XL0010]: '{"a": 1}' is a dictionary of Python; expected a string, a number or a list
        help: write one string with commas: "bridge=xenbr0,mtu=9000"

      vif = [ { "a": "b", "c": "d" }, "e" ]
              ^^^^^^^^^^^^^^^^^^^^^^ error[XL0010]: '{ "a": "b", "c": "d" }' is a dictionary of Python; expected a string, a number or a list
        help: write one string with commas: "bridge=xenbr0,mtu=9000"

      name = "%s" % name
                  ^ error[XL0011]: xl does not format strings; '%' is Python
        help: write the resulting string

      name = "a%d" % (1, 2)
                   ^ error[XL0011]: xl does not format strings; '%' is Python
        help: write the resulting string

      disk = [ "phy:%s,xvda,w" % lv, "/b,raw,xvdb,w" ]
                               ^ error[XL0011]: xl does not format strings; '%' is Python
        help: write the resulting string

      name = "{}".format(1)
                 ^^^^^^^^^^ error[XL0011]: xl does not format strings; '.format(1)' is Python
        help: write the resulting string

      disk = ["a" + "b" + "c"]
                  ^ error[XL0012]: xl does not join values with '+'; expected one string or list
        help: write one string, or append to the setting with +=
        fix: join the strings: disk = ["ab" + "c"]\\n

      disk = [ "a" ] + [ "b" ]
                     ^ error[XL0012]: xl does not join values with '+'; expected one string or list
        help: write one string, or append to the setting with +=

      extra = extra + " ro"
                    ^ error[XL0012]: xl does not join values with '+'; expected one string or list
        help: write one string, or append to the setting with +=

      import os, sys
      ^^^^^^ error[XL0013]: 'import' is Python, which xl does not run; expected settings NAME = VALUE
        help: remove it; xl has no imports

      from os import path
      ^^^^ error[XL0013]: 'from' is Python, which xl does not run; expected settings NAME = VALUE
        help: remove it; xl has no imports

      def f(x):
      ^^^ error[XL0013]: 'def' is Python, which xl does not run; expected settings NAME = VALUE
        help: remove the function and write its results

      if x == 1:
      ^^ error[XL0013]: 'if' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the value of the applicable case, or use a file for each case
      else:
      ^^^^ error[XL0013]: 'else' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the value of the applicable case, or use a file for each case

      for i in range(3):
      ^^^ error[XL0013]: 'for' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the results of the loop

      print "x"
      ^^^^^ error[XL0013]: 'print' is Python, which xl does not run; expected settings NAME = VALUE
        help: remove it; xl prints nothing from a file

      a = 1 if x else 2
            ^^ error[XL0013]: 'if' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the value of the applicable case, or use a file for each case

      a = x if y else z
            ^^ error[XL0013]: 'if' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the value of the applicable case, or use a file for each case

      vif = [ "a" for i in range(2) ]
                  ^^^ error[XL0015]: 'for' is a loop of Python, which xl does not run
        help: write each element out, with commas between them

      vif = [ x for x in y if z ]
              ^^^^^^^^^^^^^^^^^ error[XL0015]: 'x for x in y if z' is a loop of Python, which xl does not run
        help: write each element out, with commas between them

      kernel = os.path.join("/boot", "vmlinuz")
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[XL0014]: xl has no functions; 'os.path.join("/boot", "vmlinuz")' is Python
        help: write the result

      vcpus = int("2")
              ^^^^^^^^ error[XL0014]: xl has no functions; 'int("2")' is Python
        help: write the result

      a = x[1]
          ^ error[XL0014]: xl has no functions; 'x' is Python
        help: write the result

      f = lambda x: x
          ^^^^^^ error[XL0013]: 'lambda' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the result

      a = not b
          ^^^ error[XL0013]: 'not' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the result: 1 or 0

      a = 1 and 2
            ^^^ error[XL0013]: 'and' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the result

      os.system("x")
      ^^^^^^^^^^^^^^ error[XL0014]: xl has no functions; 'os.system("x")' is Python
        help: write the result

      a = f"x{b}"
          ^ error[XL0044]: 'f' before a string is Python; expected the quote alone
        help: remove it, and write the resulting string

      a = r"x"
          ^ error[XL0044]: 'r' before a string is Python; expected the quote alone
        help: remove it, and write the resulting string

      a = ur"x"
          ^^ error[XL0044]: 'ur' before a string is Python; expected the quote alone
        help: remove it
        fix: remove it: a = "x"\\n

      memory == 512
             ^^ error[XL0038]: xl has no comparisons; expected one '='
        fix: write one '=': memory = 512\\n

      a = b == c
            ^^ error[XL0013]: '==' is Python, which xl does not run; expected settings NAME = VALUE
        help: write the values

      '''
      ^^^ error[XL0041]: three quotes are Python; expected one quote at each end, on one line
        help: write \\n for a line feed in a string, and # before each line of a comment

      a = '''x'''
          ^^^ error[XL0041]: three quotes are Python; expected one quote at each end, on one line
        help: write \\n for a line feed in a string, and # before each line of a comment

      a = "b" \\
              ^ error[XL0042]: xl does not join lines with a backslash
        help: write the setting on one line

      vif = [ "a", \\
                   ^ error[XL0042]: xl does not join lines with a backslash
        help: remove it; a list continues on the next line without it
        fix: remove it: vif = [ "a", \\n "b" ]\\n

      disk = [ 'a' 'b' ]
                   ^^^ error[XL0031]: expected a comma between two elements of a list
        note: insert it here ()
        fix: insert the comma: disk = [ 'a', 'b' ]\\n

      x = (
          ^ error[XL0009]: xl has no round brackets; expected '[' and ']' around a list, and no brackets around one value
        help: write a list in square brackets
        fix: write square brackets: x = [\\n  1,\\n  2 ]\\ny = 1\\n

      xm_vnc = vars.vnc
               ^^^^^^^^ error[XL0029]: 'vars.vnc' has no quotes; expected a string in quotes, a number or a list
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
