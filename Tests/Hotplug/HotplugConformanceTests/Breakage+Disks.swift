extension Breakage {
  private static let made = "  made=$device\n"
  private static let node = #"xenstore-write "$XENBUS_PATH/node" "$device"\#n"#
  private static let end = "    \"$XENBUS_PATH/hotplug-status\" connected\n  made=\n"
  private static let target = "  target=$(key params)\n"
  private static let refusal = #"fail "'$target' is not a regular file""#
  private static let detach = "  if losetup \"$device\" >/dev/null 2>&1; then\n"
  private static let removal = "  xenstore-rm \"$XENBUS_PATH/node\"\n}"
  /// Frees all loop devices of the target, under the lock of those who take one, and none that is being
  /// freed: it may be another test's a moment later.
  private static let others = #"""
      lock
      losetup -nO AUTOCLEAR,NAME -j "$(key params)" | sed -n 's/^ *0 *//p' | xargs -r losetup -d
      exec 9>&-

    """#
  private static let number = "  number=$(stat -L -c %t:%T \"$device\")\n"
  private static let failing = "fail() {\n"

  /// What is done in add before the target is looked at.
  private static func early(_ lines: String) -> (String, String) { (target, target + lines) }
  /// What is done in add when all is done.
  private static func late(_ lines: String) -> (String, String) { (end, end + lines) }
  /// The target as a careless script reads it.
  private static func reading(_ value: String) -> (String, String) {
    (target, target + "  target=\(value)\n")
  }
  /// A process that add starts and remove ends; its number is in a file beside the store's socket.
  private static func daemon(_ redirection: String, before: String = "") -> [(String, String)] {
    [
      late("  \(before)sleep 300 \(redirection) & echo $! > \"${XENSTORED_PATH%socket}pid\"\n"),
      (
        removal,
        "  kill \"$(cat \"${XENSTORED_PATH%socket}pid\")\" && rm \"${XENSTORED_PATH%socket}pid\"\n" + removal
      ),
    ]
  }

  /// For each check of disks, what breaks its clause and no other.
  static let disks: [Breakage] = [
    .init(101, mode: 0o777),
    .init(102, ("#!/bin/sh\n", "")),
    .init(103, (#"*) fail "expected 'add'"#, #"*) exit 0; fail "expected 'add'"#)),
    .init(104, late("  exit 1\n")),
    .init(105, (number, "  number=\"$device\"\n")),
    .init(106, late("  xenstore-write \"$XENBUS_PATH/hotplug-error\" warning\n")),
    .init(107, early("  cd \"$HOME\"\n")),
    .init(108, early("  xenstore-read \"/local/domain/0/$XENBUS_PATH/params\" >/dev/null\n")),
    .init(
      109,
      early("  ! xenstore-list \"$XENBUS_PATH\" | grep -q xlplug || fail 'an unknown key'\n")
    ),
    .init(110, (detach, "  sleep 2.1\n" + detach)),
    .init(111, ("  [ -z \"$(key physical-device)\" ] || return 0\n", "")),
    .init(
      112,
      early("  exec 8>>\"${XENSTORED_PATH%socket}busy\"\n  flock --nonblock 8 || fail 'busy'\n"),
      (made, made + "  sleep 0.3\n")
    ),
    .init(130, (refusal, "case $target in *missing*) exit 0 ;; *) \(refusal) ;; esac")),
    .init(
      131,
      (refusal, "fail2"),
      (failing, "fail2() { xenstore-write \"$XENBUS_PATH/hotplug-error\" \"$target\"; exit 3; }\n" + failing)
    ),
    .init(132, (refusal, "exit 1")),
    .init(133, (refusal, "fail 'it does not work'")),
    .init(134, ("reason=$(printf '%s' \"$1\" | tr '\\n' ' ')", "reason=$(echo \"$1\"; echo sorry)")),
    .init(135, (refusal, "{ xenstore-write \"$XENBUS_PATH/physical-device\" 7:0; \(refusal); }")),
    .init(136, (refusal, "{ sleep 300 >/dev/null 2>&1 & \(refusal); }")),
    .init(137, (refusal, "{ sleep 2.1; \(refusal); }")),
    .init(140, late("  xenstore-write \"$XENBUS_PATH/note\" 1\n")),
    .init(141, late("  xenstore-write \"$XENBUS_PATH/removable\" 0\n")),
    .init(142, late("  xenstore-write /tool/note 1\n")),
    .init(143, late("  xenstore-write \"$(key frontend)/note\" 1\n")),
    .init(144, (removal, "  xenstore-rm \"$XENBUS_PATH/node\"\n  xenstore-rm \"$XENBUS_PATH\"\n}")),
    .init(145, late("  xenstore-chmod \"$XENBUS_PATH/node\" n0\n")),
    .init(150, (removal, "  xenstore-rm \"$XENBUS_PATH/node\"\n  exit 1\n}")),
    .init(151, (detach, "  if true; then\n"), (removal, "}")),
    .init(
      152,
      (
        "  [ -n \"$device\" ] || return 0\n",
        "  [ -n \"$device$(key hotplug-status)\" ] || [ -z \"$(key state)\" ] || exit 1\n"
          + "  [ -n \"$device\" ] || return 0\n"
      )
    ),
    .init(
      153,
      (
        "  [ -n \"$device\" ] || return 0\n",
        "  [ -n \"$(key state)\" ] || exit 1\n"
          + "  [ -n \"$device\" ] || return 0\n"
      )
    ),
    .init(
      154,
      (
        "  [ -n \"$device\" ] || return 0\n",
        "  [ -n \"$device\" ] || { xenstore-write \"$XENBUS_PATH/hotplug-status\" error; exit 0; }\n"
      )
    ),
    .init(
      155,
      (number, "  sleep 0.1\n" + number),
      (detach, "  [ \"$(key hotplug-status)\" = connected ] || return 0\n" + detach)
    ),
    .init(160, ("  trap 'exit 1' TERM\n", "  trap 'sleep 3' TERM\n"), (number, "  sleep 0.1\n" + number)),
    .init(161, daemon("2>/dev/null 9>&-")[0], daemon("2>/dev/null 9>&-")[1]),
    .init(
      162,
      daemon(">/dev/null 2>&1", before: "exec 8>\"${XENSTORED_PATH%socket}lock$$\"; flock 8; ")[0],
      daemon("")[1]
    ),
    .init(163, late("  sleep 300 >/dev/null 2>&1 &\n")),
    .init(164, late("  mkdir \"$target.mount\"\n  mount -t tmpfs none \"$target.mount\"\n")),
    .init(201, (number, "  number=fff:1\n")),
    .init(
      202,
      ("\"$target\" 2>&1 9>&-)", "\"$empty\" 2>&1 9>&-)"),
      ("  lock\n  device", "  lock\n  empty=$target.copy; truncate -s 1M \"$empty\"\n  device")
    ),
    .init(203, ("\"$XENBUS_PATH/hotplug-status\" connected", "\"$XENBUS_PATH/hotplug-status\" ok")),
    .init(
      204,
      ("\"$XENBUS_PATH/physical-device-path\" \"$device\"", "\"$XENBUS_PATH/physical-device-path\" /dev/null")
    ),
    .init(205, ("\"$XENBUS_PATH/hotplug-status\" error", "\"$XENBUS_PATH/hotplug-status\" connected")),
    .init(206, ("  # First the key that remove needs.\n  " + node, ""), late("  " + node)),
    .init(210, (refusal, "{ [ ! -d \"$target\" ] || exit 0; \(refusal); }")),
    .init(211, (refusal, "{ [ -n \"$target\" ] || exit 0; \(refusal); }")),
    .init(212, reading("${target%% *}")),
    .init(213, reading("$(printf %s \"$target\" | tr -d \"\\\"'\")")),
    .init(214, reading("${target%%,*}")),
    .init(215, reading("$(printf '%s\\n' \"$target\" | head -n 1)")),
    .init(216, reading("$(printf %s \"$target\" | LC_ALL=C tr -cd '\\001-\\177')")),
    .init(217, early("  case $target in *'['*) target=$(echo $target) ;; esac\n")),
    .init(218, reading("$(printf %s \"$target\" | tr -d '\\\\')")),
    .init(219, early("  case $target in *'$('*) eval \"target=\\\"$target\\\"\" ;; esac\n")),
    .init(230, ("r) access=--read-only ;;", "r) access= ;;")),
    .init(231, ("*) access= ;;", "*) access=--read-only ;;")),
    .init(232, (detach, "  if false; then\n")),
    .init(233, (detach, "  [ -f \"$(key params)\" ] || return 0\n" + detach)),
    .init(234, (removal, others + removal)),
    .init(235, ("  trap clean_up EXIT\n", ""), (number, "  sleep 0.1\n" + number)),
  ]
}
