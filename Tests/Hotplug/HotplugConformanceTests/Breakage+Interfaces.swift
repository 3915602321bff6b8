extension Breakage {
  private static let begin = "  bridge=$(key bridge)\n"
  private static let success = "    xenstore-write \"$XENBUS_PATH/hotplug-status\" connected\n"
  private static let connected =
    "  [ \"$(key hotplug-status)\" != connected ] || [ \"$2\" = type_if=tap ] || return 0\n"
  private static let refusal = #"|| fail "there is no bridge '$bridge'""#
  private static let reason = #"fail "there is no bridge '$bridge'""#
  private static let failing = "fail() {\n"
  private static let disconnecting = "disconnect() {\n"
  private static let end = "  try ip link set dev \"$name\" down\n}"
  private static let beside = "${XENSTORED_PATH%socket}"

  /// What is done in connect before the bridge is looked at.
  private static func early(_ lines: String) -> (String, String) { (begin, lines + begin) }
  /// What is done in connect when all is done.
  private static func late(_ lines: String) -> (String, String) { (success, success + lines) }
  /// What is done first in disconnect.
  private static func first(_ lines: String) -> (String, String) { (disconnecting, disconnecting + lines) }
  /// What is done last in disconnect.
  private static func last(_ lines: String) -> (String, String) {
    (end, "  try ip link set dev \"$name\" down\n" + lines + "}")
  }
  /// A process that connect starts and disconnect ends; its number is in a file beside the store's socket.
  private static func daemon(_ redirection: String, before: String = "") -> [(String, String)] {
    [
      late("    \(before)sleep 300 \(redirection) & echo $! > \"\(beside)pid\"\n"),
      last("  kill \"$(cat \"\(beside)pid\")\" && rm \"\(beside)pid\" || true\n"),
    ]
  }
  private static let locking = daemon(
    ">/dev/null 2>&1",
    before: "exec 8>\"\(beside)lock$$\"; flock 8; "
  )
  private static let printing = daemon("2>/dev/null")

  /// For each check of interfaces, what breaks its clause and no other.
  static let interfaces: [Breakage] = [
    .init(101, mode: 0o775),
    .init(102, ("#!/bin/sh\n", "")),
    .init(103, (#"*) fail "expected 'online'"#, #"*) exit 0; fail "expected 'online'"#)),
    .init(104, late("    exit 1\n")),
    .init(105, (success, "    xenstore-write \"$XENBUS_PATH/hotplug-status\" Connected\n")),
    .init(106, late("    xenstore-write \"$XENBUS_PATH/hotplug-error\" warning\n")),
    .init(107, early("  cd \"$HOME\"\n")),
    .init(108, early("  xenstore-read \"/local/domain/0/$XENBUS_PATH/mac\" >/dev/null\n")),
    .init(
      109,
      early("  ! xenstore-list \"$XENBUS_PATH\" | grep -q xlplug || fail 'an unknown key'\n")
    ),
    .init(110, first("  sleep 2.1\n")),
    .init(
      111,
      (connected, "  [ \"$(key hotplug-status)\" != connected ] || [ \"$2\" = type_if=tap ] || fail again\n")
    ),
    .init(
      112,
      early("  exec 8>>\"\(beside)busy\"\n  flock --nonblock 8 || fail 'busy'\n  sleep 0.3\n")
    ),
    .init(130, (refusal, "|| exit 0")),
    .init(
      131,
      (refusal, "|| fail2"),
      (failing, "fail2() { xenstore-write \"$XENBUS_PATH/hotplug-error\" \"$bridge\"; exit 3; }\n" + failing)
    ),
    .init(132, (refusal, "|| exit 1")),
    .init(133, (refusal, "|| fail 'it does not work'")),
    .init(134, ("reason=$(printf '%s' \"$1\" | tr '\\n' ' ')", "reason=$(echo \"$1\"; echo sorry)")),
    .init(
      135,
      (
        refusal,
        "|| { xenstore-write \"$XENBUS_PATH/hotplug-error\" \"$bridge\"; "
          + "xenstore-write \"$XENBUS_PATH/hotplug-status\" connected; exit 1; }"
      )
    ),
    .init(136, (refusal, "|| { sleep 300 >/dev/null 2>&1 & \(reason); }")),
    .init(137, (refusal, "|| { sleep 2.1; \(reason); }")),
    .init(140, late("    xenstore-write \"$XENBUS_PATH/note\" 1\n")),
    .init(141, late("    xenstore-write \"$XENBUS_PATH/handle\" 0\n")),
    .init(142, late("    xenstore-write /tool/note 1\n")),
    .init(143, late("    xenstore-write \"$(key frontend)/note\" 1\n")),
    .init(144, last("  xenstore-rm \"$XENBUS_PATH\"\n")),
    .init(145, late("    xenstore-chmod \"$XENBUS_PATH/hotplug-status\" n0\n")),
    .init(
      150,
      first("  was=$(key state)\n  [ -e \"/sys/class/net/$name/master\" ] || was=\n"),
      last("  [ -z \"$was\" ] || exit 1\n")
    ),
    .init(
      151,
      first(
        "  ! exists \"$name\" || [ -e \"/sys/class/net/$name/master\" ] \\\n"
          + "    || [ \"$(key hotplug-status)\" != connected ] || exit 1\n"
      )
    ),
    .init(
      152,
      first("  [ \"$(key hotplug-status)\" = connected ] || [ -z \"$(key state)\" ] || exit 1\n")
    ),
    .init(153, first("  [ -n \"$(key state)\" ] || exit 1\n")),
    .init(
      154,
      first("  [ -n \"$(key state)\" ] || xenstore-write \"$XENBUS_PATH/hotplug-status\" error\n")
    ),
    .init(
      155,
      early("  [ \"$2\" = type_if=tap ] || touch \"\(beside)$vif\"\n"),
      late("    rm \"\(beside)$vif\"\n"),
      first("  [ ! -e \"\(beside)$vif\" ] || fail busy\n")
    ),
    .init(160, ("  trap 'exit 1' TERM\n", "  trap 'sleep 3' TERM\n"), late("    sleep 0.1\n")),
    .init(161, printing[0], printing[1]),
    .init(162, locking[0], locking[1]),
    .init(163, late("    sleep 300 >/dev/null 2>&1 &\n")),
    .init(164, late("    mkdir -p \"\(beside)$vif\"\n    mount -t tmpfs none \"\(beside)$vif\"\n")),
    .init(
      301,
      early("  ip link show xother >/dev/null 2>&1 || ip link add xother type bridge\n"),
      ("master \"$bridge\"\n", "master xother\n")
    ),
    .init(302, ("  try ip link set dev \"$name\" up\n", "")),
    .init(303, ("address fe:ff:ff:ff:ff:ff", "address \"$(key mac)\"")),
    .init(304, early("  [ -z \"$(key rate)\" ] || fail 'a rate'\n")),
    .init(305, ("/mtu\" \"$mtu\"", "/mtu\" 9000")),
    .init(306, ("exists \"$interface\" || fail", "exists \"$interface\" || exit 0; : fail")),
    .init(310, ("name=$(key vifname)", "name=")),
    .init(311, first("  name=$interface\n")),
    .init(312, ("! exists \"$name\" || fail", "! exists \"$name\" || exit 0; : fail")),
    .init(320, ("  try ip link set dev \"$name\" nomaster\n", "")),
    .init(321, ("exists \"$name\" || return 0", "exists \"$name\" || exit 1")),
    .init(330, ("online | add) connect \"$@\" ;;", "online) connect \"$@\" ;;\n  add) ;;")),
    .init(331, ("offline | remove) disconnect ;;", "offline) disconnect ;;\n  remove) ;;")),
  ]
}
