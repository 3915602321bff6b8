# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""Runs xlplug for a module, and turns its documents into what a module returns."""

from __future__ import annotations

import json
import os
import re
import tempfile

COMMAND_OPTIONS = {
    "executable": {"type": "str", "default": "xlplug"},
    "store": {"type": "str"},
    "engine": {"type": "str", "choices": ["libxl", "native"]},
    "script_dirs": {"type": "list", "elements": "path", "default": []},
    "builtin_block": {"type": "bool", "default": False},
}

VDEV = "(xvd|hd|sd|vd|d)[a-zA-Z0-9]+(p[0-9]+)?|[0-9]+|0x[0-9a-fA-F]+"
MAC = "[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}"
PATTERN_NAMES = {VDEV: "vdev, such as xvdb", MAC: "MAC address; quote it in YAML"}


class Command:
    """The program, as the options of a module name it."""

    def __init__(self, module):
        self.module = module
        params = module.params
        self.executable = module.get_bin_path(params["executable"], required=True)
        self.place = ["--store", params["store"]] if params["store"] else []
        self.connection = ["--engine", params["engine"]] if params["engine"] else []
        for directory in params["script_dirs"]:
            self.connection += ["--script-dir", directory]
        if params["builtin_block"]:
            self.connection.append("--builtin-block")

    def run(self, words, operands):
        """Runs a command; its status, and the document of each line."""
        # Nothing that a user names is taken for an option.
        arguments = [self.executable] + words + self.place + ["--json", "--"] + operands
        status, printed, errors = self.module.run_command(arguments)
        documents = []
        for line in printed.splitlines():
            try:
                documents.append(json.loads(line))
            except ValueError:
                self.module.fail_json(msg="xlplug printed no JSON", stdout=printed, stderr=errors, rc=status)
        if not documents and status != 0:
            self.module.fail_json(msg=errors.strip() or "xlplug failed", rc=status)
        return status, documents

    def apply(self, files, prune=False, more=None):
        """Applies files; the result of the module."""
        words = more or []
        words = ["apply"] + self.connection + words
        if prune:
            words.append("--prune")
        if self.module.check_mode:
            words.append("--dry-run")
        status, documents = self.run(words, files)
        document = documents[-1]
        result = {
            "changed": document.get("changed", False),
            "guests": document.get("guests", []),
            "simulated": document.get("simulated", False),
        }
        if self.module._diff:
            result["diff"] = difference(result["guests"])
        if status != 0:
            self.module.fail_json(msg=reason(document), rc=status, **result)
        return result

    def apply_manifest(self, guests, prune=False, more=None, files=None):
        """Applies a manifest that is given as a value."""
        handle, path = tempfile.mkstemp(suffix=".yaml", dir=self.module.tmpdir)
        try:
            # JSON is YAML, but for escapes of two halves of a character.
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
                json.dump({"guests": guests}, file, ensure_ascii=False)
            return self.apply([path] + (files or []), prune, more)
        finally:
            os.unlink(path)

    def check(self, guest, name, pattern):
        """Fails for a guest or a device that the program would take for something else."""
        if re.fullmatch("[0-9]+", guest):
            # A number is a domain for some commands, and a name for others.
            self.module.fail_json(msg="'{0}' is a number, expected the name of a guest".format(guest))
        if not re.fullmatch(pattern, name):
            self.module.fail_json(msg="'{0}' is not a valid {1}".format(name, PATTERN_NAMES[pattern]))

    def detach(self, guest, name, kind):
        """Detaches a device; nothing is done where the guest does not have it."""
        words = ["detach"] + (["--nic"] if kind == "nic" else []) + self.connection
        if self.module.check_mode:
            words.append("--dry-run")
        status, documents = self.run(words, [guest, name])
        if status != 0:
            self.module.fail_json(msg=reason(documents[-1]), rc=status)
        is_absent = any(document.get("absent") for document in documents)
        result = {"changed": not is_absent, "guests": []}
        if self.module._diff:
            before = "" if is_absent else "{0} {1}\n".format(guest, name)
            result["diff"] = {"before": before, "after": ""}
        return result


def difference(guests):
    """The devices before and after, one a line."""
    before, after = [], []
    for guest in guests:
        for device in guest["devices"]:
            line = "{0} {1}".format(guest["name"], device["device"]["name"])
            action = device["action"]
            if device["before"] is not None:
                before.append("{0} {1}".format(line, device["before"]))
            if action == "leave":
                after.append("{0} {1}".format(line, device["before"]))
            elif device["after"] is not None:
                after.append("{0} {1}".format(line, device["after"]))
    return {"before": lines(before), "after": lines(after)}


def lines(texts):
    """Sorted lines, so that only what differs is shown."""
    return "".join(text + "\n" for text in sorted(texts))


def reason(document):
    """Why a command failed, in its own words."""
    reasons = list(document.get("errors") or [])
    for found in document.get("diagnostics") or []:
        if found.get("severity") == "error":
            reasons.append("{0} ({1})".format(found["message"], found["code"]))
    for outcome in document.get("outcomes") or [document]:
        error = outcome.get("error")
        if error:
            device = (outcome.get("device") or {}).get("name")
            reasons.append("{0}: {1}".format(device, error["message"]) if device else error["message"])
        for left in outcome.get("left_behind") or []:
            reasons.append("left: {0}".format(left))
    if document.get("skipped"):
        reasons.append("{0} changes were not begun".format(document["skipped"]))
    return "; ".join(reasons) or "xlplug failed"


def given(params, names):
    """The options of a module that were given, by the names of xl's parameters."""
    return {names[name]: params[name] for name in names if params[name] is not None}
