import XLText

/// What people read about what the doctor finds: the interface and its bridge.
enum DoctorInterfacePages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.bridgeMissing.code,
      "BridgeMissing",
      .error,
      "The bridge of an interface is missing.",
      why: """
        `vif-bridge` fails then.
        The network configuration of the machine makes bridges; one that was made by hand is gone after a \
        boot.
        """,
      subject: .device,
      bad: """
        vif0 of domain 7 (00:16:3e:00:00:01): error[XL6023]: there is no bridge 'xenbr0'
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'error'
          = next: ip link add name xenbr0 up type bridge

        """,
      good: "ip link add name xenbr0 up type bridge\n",
    ),
    RulePage(
      DoctorCode.bridgeDown.code,
      "BridgeDown",
      .warning,
      "The bridge of an interface is down.",
      why: """
        Both sides are connected, and no packet passes.
        """,
      subject: .device,
      bad: """
        vif0 of domain 7 (00:16:3e:00:00:01): warning[XL6024]: the bridge 'xenbr0' is down
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = next: ip link set dev xenbr0 up

        """,
      good: "ip link set dev xenbr0 up\n",
    ),
    RulePage(
      DoctorCode.interfaceMissing.code,
      "InterfaceMissing",
      .error,
      "The interface that the backend makes is missing.",
      why: """
        Without it the script has nothing to work on; it fails and leaves no reason.
        """,
      subject: .device,
      bad: """
        vif0 of domain 7 (00:16:3e:00:00:01): error[XL6025]: there is no interface 'vif7.0', which the \
        backend makes
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'error'
          = next: xlplug detach 7 vif0
          = then: xlplug attach 7 vif:mac=00:16:3e:00:00:01,bridge=xenbr0

        """,
      good: "xlplug detach 7 vif0\n",
    ),
    RulePage(
      DoctorCode.interfaceOutside.code,
      "InterfaceOutside",
      .warning,
      "The interface of a device is not part of its bridge.",
      why: """
        Both sides are connected, and packets end at this machine.
        A bridge that was made anew has lost its ports.
        """,
      subject: .device,
      bad: """
        vif0 of domain 7 (00:16:3e:00:00:01): warning[XL6026]: the interface 'vif7.0' is part of no \
        bridge, expected 'xenbr0'
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = next: ip link set dev vif7.0 master xenbr0

        """,
      good: "ip link set dev vif7.0 master xenbr0\n",
    ),
    RulePage(
      DoctorCode.interfaceDown.code,
      "InterfaceDown",
      .warning,
      "The interface of a device is down.",
      why: """
        Both sides are connected, and no packet passes.
        """,
      subject: .device,
      bad: """
        vif0 of domain 7 (00:16:3e:00:00:01): warning[XL6027]: the interface 'vif7.0' is down
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = next: ip link set dev vif7.0 up

        """,
      good: "ip link set dev vif7.0 up\n",
    ),
  ]
}
