# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""The options that all modules have."""

from __future__ import annotations


class ModuleDocFragment:
    """Options and attributes of modules that run xlplug."""

    DOCUMENTATION = r"""
options:
  executable:
    description: The program, by its path or its name.
    type: str
    default: xlplug
  store:
    description:
      - The socket or device of xenstored.
      - By default, xlplug searches as libxenstore does.
    type: str
  engine:
    description:
      - The engine that attaches and detaches devices.
      - By default, libxl on a Xen host.
    type: str
    choices: [libxl, native]
  script_dirs:
    description: Further directories whose scripts may run, besides C(/etc/xen/scripts).
    type: list
    elements: path
    default: []
  builtin_block:
    description: Whether disks are connected without Xen's C(block) script where that is possible.
    type: bool
    default: false
requirements:
  - xlplug on the host, and root for changes
attributes:
  check_mode:
    description: Can run in check mode and report what it would change, without a change.
    support: full
  diff_mode:
    description: Reports the devices before and after.
    support: full
"""
