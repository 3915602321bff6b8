// swift-tools-version: 6.2
// A program that uses xlplug's libraries as any other program can: by a path here, by a URL and a version elsewhere.
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
