// swift-tools-version: 6.2
// What libFuzzer runs; built by scripts/fuzz, which adds the flags. Apart from the root, so that nothing
// there is built with them.
import PackageDescription

let package = Package(
  name: "Fuzz",
  products: [.library(name: "XLFuzz", type: .static, targets: ["XLFuzz"])],
  dependencies: [.package(name: "xlplug", path: "..")],
  targets: [
    .target(
      name: "XLFuzz",
      dependencies: [
        .product(name: "XLCheck", package: "xlplug"), .product(name: "XLFormat", package: "xlplug"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
  ]
)
