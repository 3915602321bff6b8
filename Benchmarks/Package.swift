// swift-tools-version: 6.2
// Ours and Xen's own in one program: parser against parser, engine against script. Apart from the root, which
// needs no Xen headers.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  // Fuzz compares verdicts with it.
  products: [.library(name: "CXenUtil", targets: ["CXenUtil"])],
  dependencies: [.package(name: "xlplug", path: "..")],
  targets: [
    .target(name: "CXenUtil", linkerSettings: [.linkedLibrary("xlutil"), .linkedLibrary("xenlight")]),
    .executableTarget(
      name: "DiskBenchmark",
      dependencies: ["CXenUtil", .product(name: "XLCheck", package: "xlplug")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "ConfigBenchmark",
      dependencies: [
        "CXenUtil", .product(name: "XLCheck", package: "xlplug"),
        .product(name: "XLFormat", package: "xlplug"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "ServerBenchmark",
      dependencies: [
        .product(name: "XLServer", package: "xlplug"), .product(name: "XLCheck", package: "xlplug"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "AttachBenchmark",
      dependencies: [
        .product(name: "XLCheck", package: "xlplug"), .product(name: "Xenstore", package: "xlplug"),
        .product(name: "Hotplug", package: "xlplug"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    ),
  ]
)
