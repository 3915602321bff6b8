#!/usr/bin/python
# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""The devices that guests have."""

from __future__ import annotations

DOCUMENTATION = r"""
module: info
short_description: List the disks and network interfaces of running Xen guests
description:
  - Returns the devices that the toolstack has a record of, also those that xl has attached.
  - Changes nothing.
version_added: 0.1.0
author:
  - The authors of xlplug (@xlplug)
options:
  guests:
    description: The names or numbers of guests; by default, all.
    type: list
    elements: str
    default: []
  executable:
    description: The program, by its path or its name.
    type: str
    default: xlplug
  store:
    description: The socket or device of xenstored; by default, xlplug searches as libxenstore does.
    type: str
requirements:
  - xlplug on the host
attributes:
  check_mode:
    description: Changes nothing in any mode.
    support: full
  diff_mode:
    description: Changes nothing.
    support: none
"""

EXAMPLES = r"""
- name: List the devices of all guests
  xlplug.devices.info:
  register: xen

- name: Fail if a backend of web is not connected
  ansible.builtin.assert:
    that: item.backend_state == 4
  loop: "{{ xen.devices | selectattr('domain_name', 'eq', 'web') }}"
"""

RETURN = r"""
devices:
  description: The devices, as C(xlplug list --json) prints them.
  type: list
  elements: dict
  returned: always
  sample:
    - device: {name: xvda, kind: vbd, domid: 7, devid: 51712}
      domain_name: web
      vdev: xvda
      target: /srv/web.img
      mode: w
      backend_state: 4
      frontend_state: 4
simulated:
  description: Whether backends and guests are simulated.
  type: bool
  returned: always
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.xlplug.devices.plugins.module_utils.command import COMMAND_OPTIONS, Command, reason


def main():
    module = AnsibleModule(
        argument_spec={
            "guests": {"type": "list", "elements": "str", "default": []},
            "executable": COMMAND_OPTIONS["executable"],
            "store": COMMAND_OPTIONS["store"],
        },
        supports_check_mode=True,
    )
    module.params.update(engine=None, script_dirs=[], builtin_block=False)
    status, documents = Command(module).run(["list"], module.params["guests"])
    if status != 0:
        module.fail_json(msg=reason(documents[-1]), rc=status)
    module.exit_json(changed=False, devices=documents[-1]["devices"], simulated=documents[-1]["simulated"])


if __name__ == "__main__":
    main()
