// swift-tools-version: 6.2
// Our parser and Xen's own in one program; apart from the root, which needs no Xen headers.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "xlplug", path: "..")],
  targets: [
    .target(name: "CXenUtil", linkerSettings: [.linkedLibrary("xlutil"), .linkedLibrary("xenlight")]),
    .executableTarget(
      name: "DiskBenchmark",
      dependencies: ["CXenUtil", .product(name: "XLCheck", package: "xlplug")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    ),
  ]
)
