# shellcheck shell=bash
# The real Open vSwitch, with a bridge ovsbr0.
mkdir -p /etc/openvswitch /run/openvswitch
ovsdb-tool create /etc/openvswitch/conf.db /usr/share/openvswitch/vswitch.ovsschema
ovsdb-server --detach --pidfile --remote=punix:/run/openvswitch/db.sock
ovs-vsctl --no-wait init
/usr/lib/openvswitch-switch/ovs-vswitchd --detach --pidfile 2>/dev/null
ovs-vsctl add-br ovsbr0
