import XLModel
import XLText

/// What is said of names of virtual devices.
enum VirtualDevicePages {
  static let all: [RulePage] = [
    RulePage(
      VirtualDeviceCode.unknownVirtualDevice.code,
      "UnknownVirtualDevice",
      .error,
      "A name that libxl refuses.",
      why: """
        libxl knows names of the families xvd, hd, sd and dNpM, and plain numbers.
        """,
      subject: .vdev,
      bad: "vda",
      good: "xvda",
      fix: .changesMeaning,
    ),
    RulePage(
      VirtualDeviceCode.virtualDeviceOutOfRange.code,
      "VirtualDeviceOutOfRange",
      .error,
      "A disk or partition beyond what the family has.",
      why: """
        Each family has only so many disks, and each disk so many partitions.
        """,
      subject: .vdev,
      bad: "hde",
      good: "xvde",
    ),
    RulePage(
      VirtualDeviceCode.oddVirtualDevice.code,
      "OddVirtualDevice",
      .error,
      "A name that libxl takes although no manual knows it.",
      why: """
        libxl's decoder takes names that no manual knows; some become a negative number.
        """,
      subject: .vdev,
      bad: "xvda-2",
      good: "xvda2",
    ),
    RulePage(
      VirtualDeviceCode.emptyVirtualDevice.code,
      "EmptyVirtualDeviceName",
      .error,
      "Nothing where a name should be.",
      why: """
        An empty name stands for device number 0.
        """,
      subject: .vdev,
      bad: "",
      good: "xvda",
    ),
  ]
}
