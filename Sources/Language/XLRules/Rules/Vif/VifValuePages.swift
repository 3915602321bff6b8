import XLModel
import XLText

/// What is said of numbers, names and scripts in vif strings.
enum VifValuePages {
  static let all: [RulePage] = [
    RulePage(
      NicCode.malformedNumber.code,
      "MalformedNumber",
      .error,
      "A number that is none.",
      why: """
        xl takes what is no number for 0.
        """,
      subject: .vif,
      bad: "devid=x",
      good: "devid=1",
    ),
    RulePage(
      NicCode.trailingNumber.code,
      "TrailingNumber",
      .error,
      "Bytes behind a number.",
      why: """
        xl silently ignores what follows a number.
        """,
      subject: .vif,
      bad: "mtu=9000bytes",
      good: "mtu=9000",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.wrappedNumber.code,
      "WrappedNumber",
      .error,
      "A number below 0 or above 2^31 - 1.",
      why: """
        The number is cut to 32 bits, which may make another one of it.
        """,
      subject: .vif,
      bad: "devid=-5",
      good: "devid=5",
    ),
    RulePage(
      NicCode.oddNumber.code,
      "OddNumber",
      .warning,
      "An odd spelling of a number.",
      why: """
        Leading zeros make a number octal for some readers and not for others.
        """,
      subject: .vif,
      bad: "mtu=01500",
      good: "mtu=1500",
    ),
    RulePage(
      NicCode.mtuOutOfRange.code,
      "MtuOutOfRange",
      .error,
      "An MTU that no interface can have.",
      why: """
        IPv4 needs 68 bytes; Linux gives a vif at most 65535.
        """,
      subject: .vif,
      bad: "mtu=67",
      good: "mtu=1500",
    ),
    RulePage(
      NicCode.longInterfaceName.code,
      "LongInterfaceName",
      .error,
      "An interface name that is too long.",
      why: """
        The kernel keeps 15 bytes of a name; the emulated half of an interface has `-emu` added to it.
        """,
      subject: .vif,
      bad: "vifname=averyverylongname0",
      good: "vifname=guest1-lan",
    ),
    RulePage(
      NicCode.oddInterfaceName.code,
      "OddInterfaceName",
      .error,
      "An interface name with a byte that none may have.",
      why: """
        The kernel refuses names with a slash, a colon or blanks.
        """,
      subject: .vif,
      bad: "vifname=a/b",
      good: "vifname=a-b",
    ),
    RulePage(
      NicCode.oddIPAddress.code,
      "OddIPAddress",
      .warning,
      "Something that is no address.",
      why: """
        Scripts write the value into rules of a firewall; an address that is none makes them fail.
        """,
      subject: .vif,
      bad: "ip=10.0.0",
      good: "ip=10.0.0.2",
    ),
    RulePage(
      NicCode.malformedVLAN.code,
      "MalformedVLAN",
      .error,
      "A VLAN term that is none.",
      why: """
        A term is a number from 1 to 4094, or a range of two, with `p` and `u` behind it.
        """,
      subject: .vif,
      bad: "vlan=5000",
      good: "vlan=500",
    ),
    RulePage(
      NicCode.vlanWithoutPVID.code,
      "VlanWithoutPVID",
      .error,
      "Several VLANs, none for untagged packets.",
      why: """
        A port with several VLANs needs one for packets without a tag.
        """,
      subject: .vif,
      bad: "vlan=10/20",
      good: "vlan=10p/20",
    ),
    RulePage(
      NicCode.scriptWithSlash.code,
      "VifScriptWithSlash",
      .note,
      "The name of a script is relative and has a slash inside.",
      why: """
        libxl looks for every name that does not begin with `/` below `/etc/xen/scripts`, also for one \
        with a slash inside.
        Other readers of the protocol take such a name from the working directory.
        """,
      subject: .vif,
      bad: "script=mine/vif",
      good: "script=/etc/xen/scripts/mine/vif",
    ),
    RulePage(
      NicCode.trustedDriverDomain.code,
      "TrustedDriverDomainVif",
      .warning,
      "An interface of a driver domain is trusted.",
      why: """
        A guest that trusts the backend hands it whole pages, with whatever else lies in them (XSA-403).
        A driver domain is there so that it need not be trusted.
        """,
      subject: .vif,
      bad: "backend=net,trusted",
      good: "backend=net,untrusted",
      fix: .changesMeaning,
    ),
  ]
}
