// swift-tools-version: 6.2
// A program that uses the libraries of xlplug, as any other program can: by a path here, elsewhere by a URL
// and a version.
import PackageDescription

let package = Package(
  name: "list-disks",
  dependencies: [.package(name: "xlplug", path: "../..")],
  targets: [
    .executableTarget(
      name: "list-disks",
      dependencies: [
        .product(name: "XLCheck", package: "xlplug"), .product(name: "XLReport", package: "xlplug"),
      ],
      path: ".",
      sources: ["main.swift"]
    )
  ]
)
