import XLModel
import XLText

/// What is said of the keys of vif strings.
enum VifKeyPages {
  static let all: [RulePage] = [
    RulePage(
      NicCode.unknownKey.code,
      "UnknownVifParameter",
      .error,
      "No parameter has this name.",
      why: """
        xl prints one line on standard error, drops the parameter and starts the guest with a \
        half-configured interface.
        The name that is nearest is suggested.
        """,
      subject: .vif,
      bad: "brige=xenbr0",
      good: "bridge=xenbr0",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.blankAroundKey.code,
      "BlankAroundKey",
      .error,
      "Blanks before a key or its `=`.",
      why: """
        xl takes blanks for a part of the name, which it then does not know.
        """,
      subject: .vif,
      bad: "bridge =xenbr0",
      good: "bridge=xenbr0",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.missingValue.code,
      "MissingValue",
      .error,
      "A key without `=` and value.",
      why: """
        Every key but `trusted` and `untrusted` wants a value.
        """,
      subject: .vif,
      bad: "mac=00:16:3e:00:00:01,bridge",
      good: "mac=00:16:3e:00:00:01,bridge=xenbr0",
    ),
    RulePage(
      NicCode.emptyParameter.code,
      "EmptyParameter",
      .warning,
      "Nothing where a parameter should be.",
      why: """
        xl passes over commas in a row, but not over blanks between them.
        """,
      subject: .vif,
      bad: "bridge=xenbr0, ,mtu=9000",
      good: "bridge=xenbr0,mtu=9000",
      fix: .safe,
    ),
    RulePage(
      NicCode.flagWithValue.code,
      "VifFlagWithValue",
      .error,
      "`trusted=` or `untrusted=`.",
      why: """
        `trusted` and `untrusted` are flags; with a value xl does not know them.
        """,
      subject: .vif,
      bad: "trusted=0",
      good: "untrusted",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.keyOfLaterRelease.code,
      "KeyOfLaterRelease",
      .error,
      "A key of a later release.",
      why: """
        An older xl does not know the key and goes on without it.
        """,
      subject: .vif,
      bad: "vlan=10",
      good: "bridge=xenbr0",
      xen: XenVersion("4.18") ?? .oldest,
      fix: .safe,
    ),
    RulePage(
      NicCode.deprecatedKey.code,
      "DeprecatedVifParameter",
      .warning,
      "A key with a newer name.",
      why: """
        xl takes the old name, prints a warning, and may drop it in a later release.
        """,
      subject: .vif,
      bad: "netdev=eth0",
      good: "gatewaydev=eth0",
      fix: .safe,
    ),
    RulePage(
      NicCode.unsupportedKey.code,
      "UnsupportedKey",
      .warning,
      "A key that does nothing.",
      why: """
        xl reads the key and does nothing with it.
        """,
      subject: .vif,
      bad: "bridge=xenbr0,accel=1",
      good: "bridge=xenbr0",
      fix: .safe,
    ),
    RulePage(
      NicCode.repeatedKey.code,
      "RepeatedKey",
      .warning,
      "The same parameter again.",
      why: """
        The later value counts, and xl silently ignores the earlier one.
        """,
      subject: .vif,
      bad: "bridge=br0,bridge=br1",
      good: "bridge=br1",
      fix: .safe,
    ),
    RulePage(
      NicCode.contradictoryFlags.code,
      "ContradictoryFlags",
      .warning,
      "Both `trusted` and `untrusted`.",
      why: """
        The later flag counts.
        """,
      subject: .vif,
      bad: "trusted,untrusted",
      good: "untrusted",
      fix: .safe,
    ),
    RulePage(
      NicCode.emptyValue.code,
      "EmptyValue",
      .warning,
      "A key with nothing behind its `=`.",
      why: """
        An empty value is stored as an empty text, which no script expects.
        """,
      subject: .vif,
      bad: "ip=",
      good: "ip=10.0.0.2",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.blankAroundValue.code,
      "BlankAroundValue",
      .error,
      "Blanks at the front or end of a value.",
      why: """
        xl takes the blanks for a part of the value: the bridge `xenbr0 ` does not exist.
        """,
      subject: .vif,
      bad: "bridge=xenbr0 ,mtu=9000",
      good: "bridge=xenbr0,mtu=9000",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.swallowedParameter.code,
      "SwallowedVifParameter",
      .error,
      "A value that holds another parameter.",
      why: """
        Only a comma separates parameters in a file; with any other sign the first value takes the second \
        parameter along.
        """,
      subject: .vif,
      bad: "bridge=xenbr0;model=e1000",
      good: "bridge=xenbr0,model=e1000",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.nulByte.code,
      "NULInVifString",
      .error,
      "A NUL byte.",
      why: """
        C ends a text at a NUL byte, so that the rest is lost; in a file xl crashes.
        """,
      subject: .vif,
      bad: "bridge=xen\0br0",
      good: "bridge=xenbr0",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.unknownType.code,
      "UnknownType",
      .error,
      "Neither `vif` nor `ioemu`.",
      why: """
        Types are vif and ioemu; xl prints one line and goes on without.
        """,
      subject: .vif,
      bad: "type=netfront",
      good: "type=vif",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.emulatedType.code,
      "EmulatedType",
      .note,
      "`type=ioemu` and what it needs.",
      why: """
        Only an HVM guest has emulated cards, and only from its start.
        In a file for such a guest this is not told.
        """,
      subject: .vif,
      bad: "type=ioemu",
      good: "type=vif",
    ),
    RulePage(
      NicCode.unknownModel.code,
      "UnknownModel",
      .warning,
      "A card that QEMU does not have.",
      why: """
        QEMU does not start with a card that it does not have.
        """,
      subject: .vif,
      bad: "model=e100",
      good: "model=e1000",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.modelWithoutEmulation.code,
      "ModelWithoutEmulation",
      .note,
      "A model without emulation.",
      why: """
        Without emulation there is no card whose model could matter.
        """,
      subject: .vif,
      bad: "type=vif,model=e1000",
      good: "type=vif",
    ),
  ]
}
