// swift-tools-version: 6.2
// One line a target, sorted by layer: a target may import only what its line names.
// The arrows are held by `--explicit-target-dependency-import-check error` (scripts/build), and by TidyTests.
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The version of libxl's headers, which the file for pkg-config beside them names; nil where there are none.
///
/// It is an argument of the compiler, so installing or removing libxen-dev rebuilds what depends on them.
/// SwiftPM remembers what this manifest said; scripts/environment.sh sees to it that it asks again.
let libxlHeaders: String? = {
  for directory in [
    "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
  ] {
    let include = directory.hasPrefix("/usr/local") ? "/usr/local/include" : "/usr/include"
    guard FileManager.default.fileExists(atPath: "\(include)/libxl.h"),
      let text = try? String(contentsOfFile: "\(directory)/pkgconfig/xenlight.pc", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Version:") })
    else { continue }
    return line.dropFirst("Version:".count).trimmingCharacters(in: .whitespaces)
  }
  return nil
}()

/// The subsystems: the folder under Sources/ (and Tests/) that a target lives in.
enum Subsystem: String {
  case language = "Language"
  case store = "Store"
  case hotplug = "Hotplug"
  case bindings = "Bindings"
  case surfaces = "Surfaces"
}

func module(_ subsystem: Subsystem, _ name: String, uses: [Target.Dependency] = [], unsafe: Bool = false)
  -> Target
{
  .target(
    name: name,
    dependencies: uses,
    path: "Sources/\(subsystem.rawValue)/\(name)",
    swiftSettings: strict + (unsafe ? [] : [.strictMemorySafety()]),
  )
}

func tests(
  _ subsystem: Subsystem,
  _ name: String,
  uses: [Target.Dependency],
  exclude: [String] = [],
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: uses + ["XLTestKit"],
    path: "Tests/\(subsystem.rawValue)/\(name)Tests",
    exclude: exclude,
    swiftSettings: strict,
  )
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let orderedCollections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "xlplug",
  products: [
    .executable(name: "xlplug", targets: ["xlplug"]),
    .library(name: "XLCheck", targets: ["XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck"]),
    .library(name: "XLReport", targets: ["JSON", "XLReport"]),
    .library(name: "XLFormat", targets: ["XLText", "XLSyntax", "XLFormat"]),
    .library(name: "XLServer", targets: ["XLProject", "XLServer"]),
    .library(
      name: "Xenstore",
      targets: ["XenstoreWire", "XenstoreTree", "XenstoreHost", "XenstoreSimulation"]
    ),
    .library(
      name: "Hotplug",
      targets: [
        "HotplugScript", "HotplugPlan", "HotplugRun", "HotplugOutcome", "DiskImages", "HotplugState",
        "HotplugSurvey", "HotplugFleet", "HotplugEngine", "HotplugDoctor", "HotplugConformance",
        "HotplugService", "LibxlEngine",
      ]
    ),
  ],
  // Exact versions: help texts are compared as a whole, and a fresh clone has no Package.resolved.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
  ],
  targets: [
    // layer 0
    module(.language, "JSON"),
    module(.language, "XLText"),
    module(.store, "XenstoreWire"),
    .target(
      name: "CLoop",
      path: "Sources/Bindings/CLoop",
      cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)],
    ),
    .target(
      name: "CHotplug",
      path: "Sources/Bindings/CHotplug",
      cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]
    ),
    .target(
      name: "CSocket",
      path: "Sources/Bindings/CSocket",
      cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]
    ),
    .target(
      name: "CLibxl",
      path: "Sources/Bindings/CLibxl",
      cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]
        + (libxlHeaders.map { [.define("CLIBXL_HEADERS", to: $0)] } ?? [])
    ),
    .systemLibrary(
      name: "CLibYAML",
      path: "Sources/Bindings/CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]
    ),
    module(.bindings, "HostFiles", unsafe: true),
    // layer 1
    module(.language, "XML", uses: ["XLText"]),
    module(.language, "XLSyntax", uses: ["XLText"]),
    module(.store, "XenstoreTree", uses: ["XenstoreWire", orderedCollections]),
    module(.bindings, "LibYAML", uses: ["CLibYAML", "XLText"], unsafe: true),
    module(.bindings, "Libxl", uses: ["CLibxl"], unsafe: true),
    module(.hotplug, "HotplugScript", uses: ["CHotplug"], unsafe: true),
    // layer 2
    module(.language, "XLModel", uses: ["XLText", "XLSyntax"]),
    module(.language, "XLFormat", uses: ["XLText", "XLSyntax"]),
    module(
      .store,
      "XenstoreHost",
      uses: ["XenstoreWire", "XenstoreTree", "HostFiles", "CSocket"],
      unsafe: true
    ),
    // layer 3
    module(.store, "XenstoreSimulation", uses: ["XenstoreWire", "XenstoreTree", "XenstoreHost"]),
    module(.language, "XLRules", uses: ["XLText", "XLSyntax", "XLModel"]),
    module(.hotplug, "HotplugPlan", uses: ["JSON", "XLModel", "XenstoreWire", "HotplugScript"]),
    // layer 4
    module(.language, "XLCheck", uses: ["XLText", "XLSyntax", "XLModel", "XLRules"]),
    module(.hotplug, "HotplugRun", uses: ["HotplugPlan"]),
    module(.hotplug, "DiskImages", uses: ["HotplugPlan", "HostFiles", "CLoop"], unsafe: true),
    // layer 5
    module(.language, "XLReport", uses: ["JSON", "XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck"]),
    module(
      .hotplug,
      "HotplugOutcome",
      uses: ["HotplugPlan", "HotplugScript", "DiskImages", "XenstoreWire"]
    ),
    module(
      .surfaces,
      "XLManifest",
      uses: ["JSON", "LibYAML", "XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck"]
    ),
    module(
      .surfaces,
      "XLConvert",
      uses: ["JSON", "XML", "XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck"]
    ),
    // layer 6
    module(
      .hotplug,
      "HotplugState",
      uses: [
        "XLText", "HotplugOutcome", "HotplugPlan", "HotplugScript", "DiskImages", "XenstoreWire",
        "XenstoreHost", "HostFiles",
      ],
      unsafe: true,
    ),
    module(
      .hotplug,
      "QMP",
      uses: ["JSON", "HotplugOutcome", "HotplugPlan", "HotplugScript", "HostFiles", "CSocket"],
      unsafe: true,
    ),
    module(
      .surfaces,
      "XLProject",
      uses: [
        "LibYAML", "XLText", "XLModel", "XLRules", "XLCheck", "XLReport", "XLManifest", "XLConvert",
        "HotplugPlan", "HotplugScript",
      ]
    ),
    // layer 7
    module(
      .surfaces,
      "XLServer",
      uses: [
        "JSON", "XLText", "XLSyntax", "XLModel", "XLFormat", "XLRules", "XLCheck", "XLReport", "XLManifest",
        "XLProject",
      ]
    ),
    module(
      .hotplug,
      "HotplugSurvey",
      uses: [
        "HotplugState", "HotplugOutcome", "HotplugPlan", "HotplugScript", "DiskImages", "XenstoreWire",
        "XenstoreHost", "HostFiles",
      ],
      unsafe: true,
    ),
    // layer 8
    module(
      .hotplug,
      "HotplugEngine",
      uses: [
        "JSON", "HotplugRun", "HotplugSurvey", "HotplugState", "HotplugOutcome", "HotplugPlan",
        "HotplugScript", "QMP", "DiskImages", "XenstoreWire", "XenstoreHost", "HostFiles",
      ],
      unsafe: true,
    ),
    module(
      .hotplug,
      "HotplugFleet",
      uses: [
        "XLModel", "HotplugSurvey", "HotplugOutcome", "DiskImages", "HotplugPlan", "HotplugScript",
        "XenstoreWire", "XenstoreHost",
      ]
    ),
    // layer 9
    module(
      .hotplug,
      "HotplugDoctor",
      uses: [
        "XLText", "XLRules", "HotplugEngine", "HotplugSurvey", "HotplugState", "HotplugOutcome",
        "HotplugPlan", "HotplugScript", "DiskImages", "XenstoreHost", "XenstoreWire", "HostFiles",
      ],
    ),
    module(
      .hotplug,
      "HotplugService",
      uses: [
        "HotplugEngine", "HotplugSurvey", "HotplugState", "HotplugOutcome", "HotplugPlan", "XenstoreHost",
        "XenstoreWire", "HostFiles",
      ]
    ),
    module(
      .hotplug,
      "HotplugConformance",
      uses: [
        "HotplugEngine", "HotplugState", "HotplugOutcome", "HotplugPlan", "HotplugScript", "DiskImages",
        "XenstoreSimulation", "XenstoreHost", "XenstoreTree", "XenstoreWire", "HostFiles", "CHotplug",
      ],
      unsafe: true,
    ),
    module(
      .hotplug,
      "LibxlEngine",
      uses: [
        "HotplugPlan", "HotplugScript", "HotplugOutcome", "HotplugSurvey", "HotplugEngine", "XenstoreWire",
        "XenstoreHost", "Libxl",
      ],
      unsafe: true
    ),
    // layer 10
    .executableTarget(
      name: "xlplug",
      dependencies: [
        "JSON", "XLText", "XLSyntax", "XLModel", "XLFormat", "XLRules", "XLCheck", "XLReport", "XLManifest",
        "XLConvert", "XLProject", "XLServer",
        "XenstoreWire",
        "XenstoreTree",
        "XenstoreHost", "XenstoreSimulation",
        "HotplugScript", "HotplugPlan", "DiskImages", "HotplugOutcome", "HotplugState", "HotplugSurvey",
        "HotplugFleet", "HotplugEngine", "HotplugDoctor", "HotplugConformance", "HotplugService",
        "LibxlEngine", "Libxl",
        "HostFiles",
        argumentParser,
      ],
      path: "Sources/Surfaces/xlplug",
      swiftSettings: strict,
    ),
    // tests
    .target(
      name: "XLTestKit",
      dependencies: ["JSON", "CLoop"],
      path: "Tests/Support/XLTestKit",
      swiftSettings: strict + (libxlHeaders == nil ? [] : [.define("LIBXL_HEADERS")])
    ),
    .target(
      name: "XenstoreTestKit",
      dependencies: ["XLTestKit", "XenstoreWire", "XenstoreTree", "XenstoreHost"],
      path: "Tests/Support/XenstoreTestKit",
      swiftSettings: strict
    ),
    tests(.language, "JSON", uses: ["JSON"]),
    tests(.language, "XLText", uses: ["XLText"]),
    tests(.language, "XML", uses: ["XLText", "XML"]),
    tests(.language, "XLSyntax", uses: ["XLText", "XLSyntax"]),
    tests(.language, "XLModel", uses: ["XLText", "XLSyntax", "XLModel"]),
    tests(.language, "XLRules", uses: ["XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck", "XLReport"]),
    tests(
      .language,
      "XLCheck",
      uses: ["JSON", "XLText", "XLSyntax", "XLModel", "XLRules", "XLCheck", "XLReport"],
      exclude: ["accepted-differences.txt", "Domain/accepted-builds.txt"]
    ),
    tests(.language, "XLReport", uses: ["XLText", "XLModel", "XLReport"]),
    tests(
      .language,
      "XLFormat",
      uses: ["XLText", "XLSyntax", "XLModel", "XLCheck", "XLReport", "JSON", "XLFormat"]
    ),
    tests(.store, "XenstoreWire", uses: ["XenstoreWire"]),
    tests(.store, "XenstoreTree", uses: ["XenstoreWire", "XenstoreTree"]),
    tests(
      .store,
      "XenstoreHost",
      uses: ["XenstoreWire", "XenstoreTree", "XenstoreHost", "XenstoreTestKit"]
    ),
    tests(
      .store,
      "XenstoreSimulation",
      uses: ["XenstoreWire", "XenstoreTree", "XenstoreHost", "XenstoreSimulation", "XenstoreTestKit"]
    ),
    tests(.hotplug, "HotplugScript", uses: ["HotplugScript", "CHotplug"]),
    tests(
      .hotplug,
      "HotplugPlan",
      uses: ["JSON", "XLText", "XLModel", "XLCheck", "XenstoreWire", "HotplugPlan"]
    ),
    tests(.hotplug, "HotplugRun", uses: ["XLModel", "HotplugScript", "HotplugPlan", "HotplugRun"]),
    tests(
      .hotplug,
      "HotplugOutcome",
      uses: ["HotplugScript", "HotplugPlan", "HotplugOutcome"]
    ),
    tests(.hotplug, "DiskImages", uses: ["DiskImages"]),
    tests(
      .hotplug,
      "HotplugState",
      uses: [
        "XenstoreWire", "XenstoreHost", "XenstoreTestKit", "HotplugPlan", "HotplugOutcome", "HotplugState",
      ]
    ),
    tests(.hotplug, "QMP", uses: ["XenstoreTestKit", "HotplugOutcome", "QMP"]),
    tests(
      .hotplug,
      "HotplugFleet",
      uses: ["XenstoreWire", "XLText", "XLModel", "XLCheck", "HotplugPlan", "HotplugFleet"]
    ),
    tests(
      .hotplug,
      "HotplugSurvey",
      uses: [
        "XenstoreWire", "XenstoreHost", "XenstoreTestKit", "HotplugPlan", "HotplugOutcome", "HotplugSurvey",
        "HostFiles",
      ]
    ),
    tests(
      .hotplug,
      "HotplugEngine",
      uses: [
        "XLText", "XLModel", "XLCheck", "XenstoreWire", "XenstoreTree", "XenstoreHost", "XenstoreSimulation",
        "XenstoreTestKit", "HotplugScript", "HotplugPlan", "DiskImages", "HotplugOutcome", "QMP",
        "HotplugState",
        "HotplugSurvey", "HotplugEngine",
      ],
    ),
    tests(
      .hotplug,
      "HotplugDoctor",
      uses: [
        "XLText", "XLRules", "XenstoreWire", "XenstoreHost", "XenstoreSimulation", "XenstoreTestKit",
        "HotplugScript", "HotplugPlan", "HotplugOutcome", "HotplugEngine", "HotplugDoctor",
      ],
    ),
    tests(.hotplug, "HotplugConformance", uses: ["HotplugScript", "HotplugConformance"]),
    tests(
      .hotplug,
      "HotplugService",
      uses: [
        "XenstoreWire", "XenstoreTree", "XenstoreHost", "XenstoreSimulation", "XenstoreTestKit",
        "HotplugPlan", "HotplugOutcome", "HotplugState", "HotplugEngine", "HotplugService", "HotplugSurvey",
        "HostFiles",
      ]
    ),
    tests(.hotplug, "LibxlEngine", uses: ["Libxl", "LibxlEngine"]),
    tests(.bindings, "HostFiles", uses: ["HostFiles"]),
    tests(.bindings, "LibYAML", uses: ["XLText", "LibYAML"]),
    tests(.bindings, "Libxl", uses: ["Libxl"]),
    tests(
      .surfaces,
      "XLProject",
      uses: ["JSON", "XLText", "XLModel", "XLRules", "XLCheck", "XLReport", "XLProject"]
    ),
    tests(
      .surfaces,
      "XLManifest",
      uses: ["LibYAML", "XLText", "XLModel", "XLRules", "XLCheck", "XLReport", "XLManifest"]
    ),
    tests(
      .surfaces,
      "XLConvert",
      uses: ["JSON", "XLText", "XLModel", "XLRules", "XLCheck", "XLConvert"]
    ),
    tests(.surfaces, "XenHost", uses: [], exclude: ["accepted-differences.txt"]),
    tests(
      .surfaces,
      "xlplug",
      uses: [
        "JSON", "XLText", "XLModel", "XLRules", "XLCheck", "XLConvert", "XLProject", "HotplugPlan",
        "HotplugOutcome", "HotplugFleet", "HotplugEngine", "XenstoreWire", "XenstoreHost",
        "XenstoreSimulation", "XenstoreTestKit",
      ]
    ),
    tests(
      .surfaces,
      "XLServer",
      uses: ["JSON", "XLText", "XLModel", "XLRules", "XLProject", "XLServer"]
    ),
    tests(.surfaces, "Editors", uses: ["XLSyntax", "XLModel", "XLServer"]),
    tests(.surfaces, "Tidy", uses: []),
  ],
)
