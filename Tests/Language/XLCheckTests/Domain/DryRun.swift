import Foundation
import XLModel
import XLTestKit

/// What the installed xl 4.17 answers to `xl create -n`, with the hypervisor and the store faked.
struct DryRun {
  /// The program.
  static let xl = "/usr/lib/xen-4.17/bin/xl"

  /// What one run ended with.
  struct Answer {
    var verdict: XLVerdict
    var leaves: [String: String]
    var errors: String
    /// The domain as xl prints it; empty where it refuses.
    var json: Data
  }

  /// Runs xl once for each file.
  static func answers(to files: [String]) throws -> [Answer] {
    let place = try Project.temporaryDirectory("dryrun")
    defer { try? FileManager.default.removeItem(at: place) }
    for (number, file) in files.enumerated() {
      try Data(file.utf8).write(to: place.appendingPathComponent("\(number).cfg"))
    }
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    let script = """
      cd '\(place.path)'
      export SHIM_DIR=. LD_PRELOAD='\(shim):\(dryRun)'
      for ((i = 0; i < \(files.count); i++)); do
        \(xl) create -n $i.cfg >$i.out 2>$i.err
        echo $? >$i.rc
      done
      """
    let path = place.appendingPathComponent("script")
    try Data(script.utf8).write(to: path)
    try runCommand(["bash", path.path])
    return try files.indices.map { try answer($0, in: place) }
  }

  private static func answer(_ number: Int, in place: URL) throws -> Answer {
    func read(_ end: String) throws -> Data {
      try Data(contentsOf: place.appendingPathComponent("\(number).\(end)"))
    }
    let status = Int(String(decoding: try read("rc"), as: UTF8.self).prefix { $0 != "\n" }) ?? -1
    let errors = String(decoding: try read("err"), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("Parsing config") }.joined(separator: "\n")
    // Output is written bytewise; read it as Latin 1, as documents in byte encoding do.
    let output = try read("out")
    let text = String(output.map { Character(Unicode.Scalar($0)) })
    var leaves: [String: String] = [:]
    if status == 0, let brace = text.firstIndex(of: "{") {
      leaves = FlatDocument.leaves(try JSONSerialization.jsonObject(with: Data(text[brace...].utf8)))
    }
    let verdict: XLVerdict
    switch status {
    case 0: verdict = errors.isEmpty ? .accepts : .ignores
    case 2, 128...: verdict = .dies
    default: verdict = .rejects
    }
    let json = output.firstIndex(of: UInt8(ascii: "{")).map { output[$0...] } ?? Data()
    return Answer(verdict: verdict, leaves: leaves, errors: errors, json: Data(json))
  }
}
