#!/usr/bin/python
# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""One disk of a guest."""

from __future__ import annotations

DOCUMENTATION = r"""
module: disk
short_description: Attach, replace or detach one disk of a running Xen guest
description:
  - Makes sure that a running guest has a disk, or that it has none with that vdev.
  - Other disks of the guest are left alone.
version_added: 0.1.0
author:
  - The authors of xlplug (@xlplug)
extends_documentation_fragment:
  - xlplug.devices.command
options:
  guest:
    description: The name of the guest, not its number.
    type: str
    required: true
  vdev:
    description: The disk in the guest, such as V(xvdb).
    type: str
    required: true
  state:
    description: Whether the guest has the disk.
    type: str
    choices: [present, absent]
    default: present
  target:
    description: The image, the block device, or what the script takes.
    type: str
  format:
    description: The format of the image.
    type: str
    choices: [raw, qcow, qcow2, vhd, qed]
  access:
    description: Whether the guest may write.
    type: str
    choices: [ro, rw]
  devtype:
    description: What the guest sees.
    type: str
    choices: [disk, cdrom]
  script:
    description: The hotplug script.
    type: str
  backendtype:
    description: What serves the disk.
    type: str
    choices: [phy, qdisk]
  backend:
    description: The domain that serves the disk.
    type: str
  discard:
    description: Whether discard requests of the guest pass through.
    type: bool
  direct_io_safe:
    description: Whether the page cache of the host may be bypassed.
    type: bool
"""

EXAMPLES = r"""
- name: Attach a data disk
  xlplug.devices.disk:
    guest: web
    vdev: xvdb
    target: /srv/data.img
    format: raw
    access: rw

- name: Detach it
  xlplug.devices.disk:
    guest: web
    vdev: xvdb
    state: absent
"""

RETURN = r"""
guests:
  description: What was done, or would be done in check mode; empty where the disk is detached.
  type: list
  elements: dict
  returned: always
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.xlplug.devices.plugins.module_utils.command import COMMAND_OPTIONS, VDEV, Command, given

PARAMETERS = {
    "vdev": "vdev",
    "target": "target",
    "format": "format",
    "access": "access",
    "devtype": "devtype",
    "script": "script",
    "backendtype": "backendtype",
    "backend": "backend",
    "discard": "discard",
    "direct_io_safe": "direct-io-safe",
}


def main():
    module = AnsibleModule(
        argument_spec=dict(
            COMMAND_OPTIONS,
            guest={"type": "str", "required": True},
            vdev={"type": "str", "required": True},
            state={"type": "str", "choices": ["present", "absent"], "default": "present"},
            target={"type": "str"},
            format={"type": "str", "choices": ["raw", "qcow", "qcow2", "vhd", "qed"]},
            access={"type": "str", "choices": ["ro", "rw"]},
            devtype={"type": "str", "choices": ["disk", "cdrom"]},
            script={"type": "str"},
            backendtype={"type": "str", "choices": ["phy", "qdisk"]},
            backend={"type": "str"},
            discard={"type": "bool"},
            direct_io_safe={"type": "bool"},
        ),
        required_if=[["state", "present", ["target"]]],
        supports_check_mode=True,
    )
    params = module.params
    command = Command(module)
    command.check(params["guest"], params["vdev"], VDEV)
    if params["state"] == "absent":
        module.exit_json(**command.detach(params["guest"], params["vdev"], "disk"))
    disk = given(params, PARAMETERS)
    module.exit_json(**command.apply_manifest({params["guest"]: {"disks": [disk]}}))


if __name__ == "__main__":
    main()
