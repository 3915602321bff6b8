/// Scripts to begin with: they pass all checks.
public enum ScriptSkeleton {
  /// The text of a script of this kind; `name` is that of its file.
  public static func text(of kind: ScriptKind, name: String) -> String {
    switch kind {
    case .block: block(name)
    case .vif: vif(name)
    }
  }

  private static func block(_ name: String) -> String {
    #"""
    #!/bin/sh
    # \#(name): connects the disk of a guest to a file, by a loop device.
    set -eu

    # The value of a backend key; nothing if absent. -R: as it is, without escapes.
    key() { xenstore-read -R "$XENBUS_PATH/$1" 2>/dev/null || true; }

    fail() {
      reason=$(printf '%s' "$1" | tr '\n' ' ')
      xenstore-write "$XENBUS_PATH/hotplug-error" "$reason" "$XENBUS_PATH/hotplug-status" error
      exit 1
    }

    # Undoes an add that fails or is interrupted.
    made=
    clean_up() {
      [ -n "$made" ] || return 0
      losetup --detach "$made"
      xenstore-rm "$XENBUS_PATH/node" 2>/dev/null || true
    }

    # The lock of Xen's own block script, which searches for a free loop device and takes it in two steps.
    # Its holder removes the file, so the lock counts only if the file is still the one that was opened.
    lock() {
      mkdir -p /run/xen-hotplug
      end=$(($(date +%s) + 10))
      while [ "$(date +%s)" -lt "$end" ]; do
        exec 9>>/run/xen-hotplug/block
        flock --timeout 5 9 || break
        [ /run/xen-hotplug/block -ef /proc/self/fd/9 ] && return 0
      done
      fail "timed out waiting for the lock /run/xen-hotplug/block"
    }

    add() {
      # Connected already: nothing to do.
      [ -z "$(key physical-device)" ] || return 0
      target=$(key params)
      [ -f "$target" ] || fail "'$target' is not a regular file"
      case $(key mode) in
        r) access=--read-only ;;
        *) access= ;;
      esac
      trap clean_up EXIT
      trap 'exit 1' TERM
      lock
      device=$(losetup --find --show $access "$target" 2>&1 9>&-) || fail "'$target': $device"
      made=$device
      exec 9>&-
      # First the key that remove needs.
      xenstore-write "$XENBUS_PATH/node" "$device"
      # Last the success key, in one transaction.
      number=$(stat -L -c %t:%T "$device")
      xenstore-write \
        "$XENBUS_PATH/physical-device" "$number" \
        "$XENBUS_PATH/physical-device-path" "$device" \
        "$XENBUS_PATH/hotplug-status" connected
      made=
    }

    # Succeeds if there is nothing to remove; does not check the target, which may be gone.
    remove() {
      device=$(key node)
      [ -n "$device" ] || return 0
      if losetup "$device" >/dev/null 2>&1; then
        said=$(losetup --detach "$device" 2>&1) || fail "$said"
      fi
      xenstore-rm "$XENBUS_PATH/node"
    }

    case ${1-} in
      add) add ;;
      remove) remove ;;
      *) fail "expected 'add' or 'remove', found '${1-}'" ;;
    esac

    """#
  }

  private static func vif(_ name: String) -> String {
    #"""
    #!/bin/sh
    # \#(name): connects the network interface of a guest to a bridge.
    set -eu

    # The value of a backend key; nothing if absent.
    key() { xenstore-read "$XENBUS_PATH/$1" 2>/dev/null || true; }

    fail() {
      reason=$(printf '%s' "$1" | tr '\n' ' ')
      xenstore-write "$XENBUS_PATH/hotplug-error" "$reason" "$XENBUS_PATH/hotplug-status" error
      exit 1
    }

    # Runs a command; what it prints becomes the reason of the failure.
    try() { said=$("$@" 2>&1) || fail "$*: $said"; }

    name=$(key vifname)
    case ${2-} in
      type_if=vif)
        interface=$vif
        name=${name:-$interface}
        ;;
      type_if=tap)
        interface=$INTERFACE
        name=${name:+$name-emu}
        name=${name:-$interface}
        ;;
      *) fail "expected 'type_if=vif' or 'type_if=tap', found '${2-}'" ;;
    esac

    exists() { [ -d "/sys/class/net/$1" ]; }

    # Undoes a connect that fails or is interrupted.
    made=
    clean_up() {
      [ -n "$made" ] || return 0
      ip link set dev "$name" nomaster
      ip link set dev "$name" down
    }

    connect() {
      # Connected already: nothing to do.
      [ "$(key hotplug-status)" != connected ] || [ "$2" = type_if=tap ] || return 0
      bridge=$(key bridge)
      [ -d "/sys/class/net/$bridge/bridge" ] || fail "there is no bridge '$bridge'"
      exists "$interface" || fail "there is no interface '$interface'"
      if [ "$name" != "$interface" ]; then
        ! exists "$name" || fail "the name '$name' is in use by another interface"
        try ip link set dev "$interface" down
        try ip link set dev "$interface" name "$name"
      fi
      trap clean_up EXIT
      trap 'exit 1' TERM
      mtu=$(key mtu)
      mtu=${mtu:-$(cat "/sys/class/net/$bridge/mtu")}
      try ip link set dev "$name" mtu "$mtu"
      # Not the guest's address, which is on the other side; the highest one, since a bridge takes the lowest.
      try ip link set dev "$name" address fe:ff:ff:ff:ff:ff
      made=$name
      try ip link set dev "$name" master "$bridge"
      try ip link set dev "$name" up
      if [ "$2" = type_if=vif ]; then
        # The guest reads its MTU here.
        xenstore-write "$(key frontend)/mtu" "$mtu"
        # Last the success key.
        xenstore-write "$XENBUS_PATH/hotplug-status" connected
      fi
      made=
    }

    # Succeeds if there is nothing to disconnect; the interface may be gone.
    disconnect() {
      exists "$name" || return 0
      try ip link set dev "$name" nomaster
      try ip link set dev "$name" down
    }

    case ${1-} in
      online | add) connect "$@" ;;
      offline | remove) disconnect ;;
      *) fail "expected 'online', 'offline', 'add' or 'remove', found '${1-}'" ;;
    esac

    """#
  }
}
