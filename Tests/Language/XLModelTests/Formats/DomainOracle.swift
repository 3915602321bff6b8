import Foundation
import Testing
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// The installed xl 4.17 in its dry run, with the hypervisor and the store faked: a host of 8 processors in 2
/// nodes.
struct DomainOracle {
  /// What a run of xl ended with: verdict, and the members of the domain by their paths.
  struct Answer {
    var verdict: XLVerdict
    var members: [String: String]
    var errors: String
  }

  /// Runs xl on files of bytes, and gives its answers in order.
  static func run(_ files: [[UInt8]]) throws -> [Answer] {
    let place = try Project.temporaryDirectory("domain")
    defer { try? FileManager.default.removeItem(at: place) }
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    var script = "cd '\(place.path)'\nexport SHIM_DIR=. LD_PRELOAD='\(shim):\(dryRun)'\nulimit -c 0\n"
    for (number, file) in files.enumerated() {
      try Data(file).write(to: place.appendingPathComponent("\(number).cfg"))
      script +=
        "timeout 10 /usr/lib/xen-4.17/bin/xl create -n \(number).cfg >\(number).out 2>\(number).err;"
        + " echo $? >\(number).rc\n"
    }
    let scriptFile = place.appendingPathComponent("script")
    try Data(script.utf8).write(to: scriptFile)
    try runCommand(["bash", scriptFile.path])
    return try files.indices.map { try answer($0, in: place) }
  }

  private static func answer(_ number: Int, in place: URL) throws -> Answer {
    func read(_ end: String) throws -> Data {
      try Data(contentsOf: place.appendingPathComponent("\(number).\(end)"))
    }
    let status = Int(
      String(decoding: try read("rc"), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    )
    // Output is written bytewise; read as Latin 1, each byte is one character.
    let text = String(try read("out").map { Character(Unicode.Scalar($0)) })
    let errors = String(decoding: try read("err"), as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("Parsing config")
    }
    var members: [String: String] = [:]
    if let brace = text.firstIndex(of: "{") {
      flatten(try JSONSerialization.jsonObject(with: Data(text[brace...].utf8)), "", into: &members)
    }
    let code = try #require(status)
    // A crash is 128 and more; `timeout` gives 124.
    let verdict: XLVerdict =
      code >= 124 ? .dies : code != 0 ? .rejects : errors.isEmpty ? .accepts : .ignores
    return Answer(verdict: verdict, members: members, errors: errors.joined(separator: "\n"))
  }

  /// The leaves of JSON by their paths; what is empty or null has none.
  static func flatten(_ value: Any, _ path: String, into members: inout [String: String]) {
    switch value {
    case let object as [String: Any]:
      for (name, inner) in object { flatten(inner, path.isEmpty ? name : path + "." + name, into: &members) }
    case let list as [Any]:
      for (index, inner) in list.enumerated() { flatten(inner, path + "[\(index)]", into: &members) }
    case is NSNull: break
    // Foundation has no truth values of its own here: true is 1.
    case let number as NSNumber: members[path] = number.stringValue
    default: members[path] = "\(value)"
    }
  }

  /// The leaves of a domain of ours, in the same way.
  static func flatten(_ value: DomainValue, _ path: String, into members: inout [String: String]) {
    switch value {
    case .text(let bytes): members[path] = String(bytes.map { Character(Unicode.Scalar($0)) })
    case .name(let name): members[path] = name
    case .number(let number): members[path] = "\(number)"
    case .unsigned(let number): members[path] = "\(number)"
    case .flag(let flag): members[path] = flag ? "1" : "0"
    case .choice(let choice): members[path] = choice ? "True" : "False"
    case .list(let list):
      for (index, inner) in list.enumerated() { flatten(inner, path + "[\(index)]", into: &members) }
    case .members(let inner):
      for member in inner { flatten(member.value, path + "." + member.path, into: &members) }
    }
  }
}
