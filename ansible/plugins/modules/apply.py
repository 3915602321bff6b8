#!/usr/bin/python
# Copyright: the authors of xlplug
# Apache License 2.0 (see LICENSE)

"""The devices of guests."""

from __future__ import annotations

DOCUMENTATION = r"""
module: apply
short_description: Make the devices of running Xen guests as they are described
description:
  - Attaches, replaces, changes and detaches disks and network interfaces of running guests until they are as
    a manifest, or the file that the guest was started from, describes them.
  - Changes nothing where nothing differs.
version_added: 0.1.0
author:
  - The authors of xlplug (@xlplug)
extends_documentation_fragment:
  - xlplug.devices.command
options:
  guests:
    description:
      - The guests by their names; each has the lists C(disks) and C(nics).
      - An entry is a string as in xl.cfg, or a dictionary of the parameters of such a string.
      - A list that is missing is not compared; an empty one is a guest without such devices.
    type: dict
  src:
    description: Files on the host, xl.cfg or manifests.
    type: list
    elements: path
  prune:
    description: Whether devices that are not described are detached.
    type: bool
    default: false
  force:
    description: Whether devices are detached even if the guest does not release them.
    type: bool
    default: false
  skip_stopped:
    description: Whether guests that are not running are skipped, instead of a failure.
    type: bool
    default: false
  on_error:
    description: What is done after a change has failed.
    type: str
    choices: [stop, continue, rollback]
    default: stop
  max_parallel:
    description: How many devices are changed at once.
    type: int
    default: 8
"""

EXAMPLES = r"""
- name: Give the guest web two disks and an interface, and nothing else
  xlplug.devices.apply:
    guests:
      web:
        disks:
          - /srv/web.img,raw,xvda,rw
          - target: /srv/data.qcow2
            format: qcow2
            vdev: xvdb
            access: rw
        nics:
          - mac: "00:16:3e:11:22:33"
            bridge: xenbr0
    prune: true

- name: Make running guests as the files that they were started from
  xlplug.devices.apply:
    src:
      - /etc/xen/web.cfg
      - /etc/xen/db.cfg
"""

RETURN = r"""
guests:
  description: For each guest what was done, or would be done in check mode.
  type: list
  elements: dict
  returned: always
  sample:
    - name: web
      domid: 7
      notes: []
      devices:
        - action: attach
          before: null
          after: "format=raw,vdev=xvda,access=rw,target=/srv/web.img"
          device: {name: xvda, kind: vbd, domid: 7}
          differences: []
simulated:
  description: Whether backends and guests are simulated.
  type: bool
  returned: always
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.xlplug.devices.plugins.module_utils.command import COMMAND_OPTIONS, Command


def main():
    module = AnsibleModule(
        argument_spec=dict(
            COMMAND_OPTIONS,
            guests={"type": "dict"},
            src={"type": "list", "elements": "path"},
            prune={"type": "bool", "default": False},
            force={"type": "bool", "default": False},
            skip_stopped={"type": "bool", "default": False},
            on_error={"type": "str", "choices": ["stop", "continue", "rollback"], "default": "stop"},
            max_parallel={"type": "int", "default": 8},
        ),
        required_one_of=[["guests", "src"]],
        supports_check_mode=True,
    )
    params = module.params
    words = ["--on-error", params["on_error"], "--max-parallel", str(params["max_parallel"])]
    if params["force"]:
        words.append("--force")
    if params["skip_stopped"]:
        words.append("--skip-stopped")
    command = Command(module)
    files = params["src"] or []
    if params["guests"] is None:
        result = command.apply(files, params["prune"], words)
    else:
        result = command.apply_manifest(params["guests"], params["prune"], words, files)
    module.exit_json(**result)


if __name__ == "__main__":
    main()
