"""Writes the inputs that a fuzz target begins with into a directory: seeds.py TARGET DIRECTORY.

They come from the grammars' corpora, from the transcripts of xenstored, and from Fuzz/Corpus.
"""

import ast
import json
import pathlib
import re
import struct
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "Fuzz" / "Corpus"
# Operation numbers of xs_wire.h, by their names in transcripts.
OPERATIONS = {
    "DIRECTORY": 1, "READ": 2, "GET_PERMS": 3, "WATCH": 4, "UNWATCH": 5, "TSTART": 6, "TEND": 7,
    "INTRODUCE": 8, "RELEASE": 9, "GET_DOMAIN_PATH": 10, "WRITE": 11, "MKDIR": 12, "RM": 13, "SET_PERMS": 14,
}


def strings(name):
    """The inputs of all cases of a corpus; the longest, which it has in short forms, are left out."""
    pending = [json.loads((ROOT / "grammar" / "corpus" / name / "cases.json").read_text())]
    while pending:
        it = pending.pop()
        if isinstance(it, list):
            pending += it
        elif isinstance(it, dict):
            pending += it.values()
            if isinstance(it.get("input"), str):
                yield it["input"].encode()
            elif isinstance(it.get("input_hex"), str):
                yield bytes.fromhex(it["input_hex"])


def files():
    for kind in ("ok", "err", "fuzz"):
        for path in sorted((ROOT / "grammar" / "corpus" / "xlcfg" / kind).glob("*.txt")):
            yield path.read_bytes()


def packets():
    for path in sorted((ROOT / "Tests" / "Store" / "Transcripts").glob("*.transcript")):
        seed = b""
        for line in path.read_text().splitlines():
            found = re.match(r"d0 (\w+) tx=(\d+) (b(['\"]).*?\4)(?: ->|$)", line)
            if not found or found[1] not in OPERATIONS:
                continue
            payload = ast.literal_eval(found[3])
            seed += struct.pack("=IIII", OPERATIONS[found[1]], 1, int(found[2]), len(payload)) + payload
        yield seed


def messages():
    for path in sorted((CORPUS / "messages").glob("*.jsonl")):
        lines = path.read_bytes().splitlines()
        yield b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(line), line) for line in lines)


def seeds(target):
    if target in ("disk", "vif"):
        yield from strings(target)
    elif target == "xlcfg":
        yield from files()
    elif target == "store":
        yield from packets()
    elif target == "messages":
        yield from messages()
    # What fuzzing has found, and for settings all there is.
    for path in sorted((CORPUS / target).glob("*")):
        if path.suffix != ".jsonl":
            yield path.read_bytes()


def main():
    target, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    count = 0
    for count, seed in enumerate(seeds(target), 1):
        (directory / f"seed-{count:05}").write_bytes(seed)
    if count == 0:
        sys.exit(f"seeds.py: no seeds for '{target}'")


main()
