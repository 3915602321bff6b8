"""Runs Ganeti's own code, from Debian's package, on the ExtStorage provider and the vif script of examples/ganeti.

`run-ganeti.py storage SEARCH-DIRECTORY [NAME=VALUE…]` takes a volume through its life, and prints each step;
`run-ganeti.py nic SCRIPT MODE LINK VLAN IP` prints xl.cfg of an instance, and writes the file of its interface.
GANETI_ROOTDIR and GANETI_HOSTNAME put all of Ganeti's own paths below a directory.
"""
import logging
import os
import sys

from ganeti import constants, errors, objects, pathutils, utils
from ganeti.hypervisor import hv_xen
from ganeti.storage import extstorage

logging.disable()
VOLUME = "4a1c2f6e-5d0b-4f5e-9b38-6a1f3f2b7c11.ext.disk0"


def loop_size(path):
    """The size of a block device in MiB."""
    name = os.path.basename(os.path.realpath(path))
    with open(f"/sys/class/block/{name}/size") as size:
        return int(size.read()) // 2048


def storage(directory, *words):
    pathutils.ES_SEARCH_PATH[:] = [directory]
    parameters = dict(word.split("=", 1) for word in words)
    os.makedirs(pathutils.LOG_ES_DIR, exist_ok=True)
    # As the node daemon diagnoses it for `gnt-storage diagnose`.
    is_valid, provider = extstorage.ExtStorageFromDisk("xlplug")
    if not is_valid:
        sys.exit(f"Ganeti refuses the provider: {provider}")
    print("parameters:", " ".join(name for name, _ in provider.supported_parameters))
    identity = ("xlplug", VOLUME)
    make = extstorage.ExtStorageDevice
    names = {"name": "root", "uuid": "3f1d7d0e-3f3a-4d0b-a9a7-4b9bb2a9d0a6"}
    common = (identity, [], 16, parameters, {})
    disk = make.Create(identity, [], 16, None, parameters, False, {}, **names)
    print("created, attached:", disk.attached, f"{loop_size(disk.dev_path)} MiB")
    again = make(*common, **names)
    print("attached again, same device:", again.dev_path == disk.dev_path)
    with open(disk.dev_path, "r+b") as device:
        device.write(b"ganeti")
    disk.SetInfo("originstname+web.example.org")
    disk.Open()
    disk.Close()
    for name, action in (("grow", lambda: disk.Grow(8, False, True, False)), ("snapshot", disk.Snapshot)):
        try:
            action()
            print(f"{name}: {loop_size(disk.dev_path)} MiB")
        except errors.BlockDeviceError as error:
            print(f"{name}: {str(error).splitlines()[-1]}")
    disk.Shutdown()
    print("detached:", disk.dev_path)
    extstorage._ExtStorageAction(constants.ES_ACTION_DETACH, identity, parameters)
    print("detached again")
    disk = make(*common, **names)
    with open(disk.dev_path, "rb") as device:
        print("attached, holds:", device.read(6).decode())
    disk.Remove()
    print("removed")
    try:
        make(*common, **names).Shutdown()
        print("attach after remove: attached, and detached")
    except errors.BlockDeviceError as error:
        print("attach after remove:", [line for line in str(error).splitlines() if "error:" in line][0])


def nic(script, mode, link, vlan, address):
    defaults = dict(constants.HVC_DEFAULTS[constants.HT_XEN_PVM], vif_script=script, xen_cmd="xl")
    interface = objects.NIC(
        mac="00:16:3e:00:00:31", ip=address or None, uuid="0c5f9c3e-54a4-4a2e-8d5c-1f2f8f1f3a55",
        nicparams={constants.NIC_MODE: mode, constants.NIC_LINK: link, constants.NIC_VLAN: vlan})
    instance = objects.Instance(
        name="web.example.org", nics=[interface], hvparams=defaults, tags=[],
        beparams={constants.BE_MAXMEM: 512, constants.BE_MINMEM: 512, constants.BE_VCPUS: 1})
    os.makedirs(pathutils.RUN_DIR, exist_ok=True)
    hypervisor = hv_xen.XenPvmHypervisor()
    sys.stdout.write(hypervisor._GetConfig(instance, 512, [
        (objects.Disk(mode=constants.DISK_RDWR), "/var/run/ganeti/instance-disks/web.example.org:0", None)]))


{"storage": storage, "nic": nic}[sys.argv[1]](*sys.argv[2:])
