// swift-tools-version: 6.2
// The fuzz targets that libFuzzer runs. scripts/fuzz builds them and adds the flags; they are a package of
// their own, so that nothing else is built with those flags.
import PackageDescription

let package = Package(
  name: "Fuzz",
  products: [.library(name: "XLFuzz", type: .static, targets: ["XLFuzz"])],
  dependencies: [
    .package(name: "xlplug", path: ".."), .package(name: "Benchmarks", path: "../Benchmarks"),
  ],
  targets: [
    .target(
      name: "XLFuzz",
      dependencies: [
        .product(name: "XLCheck", package: "xlplug"), .product(name: "XLFormat", package: "xlplug"),
        .product(name: "XLServer", package: "xlplug"), .product(name: "Xenstore", package: "xlplug"),
        .product(name: "CXenUtil", package: "Benchmarks"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
  ]
)
