"""Prints a file with the innermost TextMate scope of every word, as babi's highlighter sees it.

usage: trace.py GRAMMAR FILE
"""
import json
import os
import sys
import tempfile

from babi.highlight import Grammars, highlight_line


def main(grammar: str, path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scope = json.load(open(grammar))["scopeName"]
        os.symlink(os.path.abspath(grammar), os.path.join(folder, f"{scope}.json"))
        compiler = Grammars(folder).compiler_for_scope(scope)
        state = compiler.root_state
        for number, line in enumerate(open(path)):
            state, regions = highlight_line(compiler, state, line, first_line=number == 0)
            out = ""
            for region in regions:
                text = line[region.start : region.end].rstrip("\n")
                name = region.scope[-1] if len(region.scope) > 1 else ""
                if text:
                    out += f"{name.removesuffix('.xlcfg')}{{{text}}}" if name else text
            print(out)


main(*sys.argv[1:])
