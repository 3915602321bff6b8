// swift-tools-version: 6.2
// Programs that use the libraries of xlplug, as any other program can: by a path here, elsewhere by a URL
// and a version.
import PackageDescription

/// A program in the folder of its name, with the products that it uses; it is the example of the first.
func program(_ name: String, uses products: String...) -> Target {
  .executableTarget(
    name: name,
    dependencies: products.map { .product(name: $0, package: "xlplug") },
    path: name
  )
}

let package = Package(
  name: "programs",
  dependencies: [.package(name: "xlplug", path: "../..")],
  targets: [
    program("list-disks", uses: "XLCheck", "XLReport"),
    program("report-sarif", uses: "XLReport", "XLCheck"),
    program("format-file", uses: "XLFormat"),
    program("serve-editor", uses: "XLServer", "XLCheck"),
    program("print-store", uses: "Xenstore"),
    program("attach-disk", uses: "Hotplug", "Xenstore", "XLCheck"),
  ]
)
