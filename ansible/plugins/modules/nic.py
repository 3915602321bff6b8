#!/usr/bin/python
# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""One network interface of a guest."""

from __future__ import annotations

DOCUMENTATION = r"""
module: nic
short_description: Attach, change or detach one network interface of a running Xen guest
description:
  - Makes sure that a running guest has an interface with a MAC address, or that it has none.
  - Other interfaces of the guest are left alone. A new rate is set while the interface is in use.
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
  mac:
    description: The MAC address.
    type: str
    required: true
  state:
    description: Whether the guest has the interface.
    type: str
    choices: [present, absent]
    default: present
  bridge:
    description: The bridge.
    type: str
  script:
    description: The hotplug script.
    type: str
  ip:
    description: Addresses that the script gets.
    type: str
  rate:
    description: The limit of what the guest sends, such as V(10MB/s).
    type: str
  vifname:
    description: The name of the interface in the domain that serves it.
    type: str
  gatewaydev:
    description: The interface that routing scripts send through.
    type: str
  mtu:
    description: The largest packet, in bytes.
    type: int
  vlan:
    description: The VLANs, with Xen 4.19 or later.
    type: str
  backend:
    description: The domain that serves the interface.
    type: str
"""

EXAMPLES = r"""
- name: Attach an interface to the bridge xenbr0
  xlplug.devices.nic:
    guest: web
    mac: "00:16:3e:11:22:33"
    bridge: xenbr0
    rate: 10MB/s

- name: Detach it
  xlplug.devices.nic:
    guest: web
    mac: "00:16:3e:11:22:33"
    state: absent
"""

RETURN = r"""
guests:
  description: What was done, or would be done in check mode; empty where the interface is detached.
  type: list
  elements: dict
  returned: always
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.xlplug.devices.plugins.module_utils.command import COMMAND_OPTIONS, MAC, Command, given

PARAMETERS = {
    name: name for name in
    ("mac", "bridge", "script", "ip", "rate", "vifname", "gatewaydev", "mtu", "vlan", "backend")
}


def main():
    module = AnsibleModule(
        argument_spec=dict(
            COMMAND_OPTIONS,
            guest={"type": "str", "required": True},
            mac={"type": "str", "required": True},
            state={"type": "str", "choices": ["present", "absent"], "default": "present"},
            bridge={"type": "str"},
            script={"type": "str"},
            ip={"type": "str"},
            rate={"type": "str"},
            vifname={"type": "str"},
            gatewaydev={"type": "str"},
            mtu={"type": "int"},
            vlan={"type": "str"},
            backend={"type": "str"},
        ),
        supports_check_mode=True,
    )
    params = module.params
    command = Command(module)
    command.check(params["guest"], params["mac"], MAC)
    if params["state"] == "absent":
        module.exit_json(**command.detach(params["guest"], params["mac"], "nic"))
    nic = given(params, PARAMETERS)
    module.exit_json(**command.apply_manifest({params["guest"]: {"nics": [nic]}}))


if __name__ == "__main__":
    main()
