# shellcheck shell=bash
# vif-vlan with real packets: two guests in VLAN 10, and one that has VLAN 20 untagged and VLAN 10 with a tag.
# shellcheck source=Tests/Support/kernel/common.sh
. "${0%/*}/common.sh"
ip link add vlanbr0 type bridge vlan_filtering 1
ip link set vlanbr0 up
# Attaches an interface of a guest, and makes its other end that of a host of its own: `guest DOMID BRIDGE`.
guest() {
  "$xlplug" attach "$1" "vif:script=vif-vlan,bridge=$2" --store "$XENSTORED_PATH" --quiet
  ip netns add "guest$1"
  ip link set "pvif$1.0" netns "guest$1" name eth0
  ip -n "guest$1" address add "192.0.2.$1/24" dev eth0
  ip -n "guest$1" link set eth0 up
}
guest 7 vlanbr0.10
guest 8 vlanbr0.10
guest 9 vlanbr0.20p:10
bridge vlan show
pings() { ip netns exec "guest$1" ping -c 1 -W 2 "$2" >/dev/null; }
pings 7 192.0.2.8
# Guest 9 is in another VLAN without a tag, and in this one with it.
fails pings 7 192.0.2.9
ip -n guest9 link add link eth0 name eth0.10 type vlan id 10
ip -n guest9 address add 198.51.100.9/24 dev eth0.10
ip -n guest9 link set eth0.10 up
ip -n guest7 address add 198.51.100.7/24 dev eth0
pings 7 198.51.100.9
refused() { fails "$xlplug" attach 6 "vif:script=vif-vlan,bridge=$1" --store "$XENSTORED_PATH" --quiet; }
refused vlanbr0.4095
refused vlanbr0.10q
ip link add plainbr0 type bridge
refused plainbr0.10
"$xlplug" detach 8 vif0 --store "$XENSTORED_PATH" --quiet
fails pings 7 192.0.2.8
suite vif-vlan
