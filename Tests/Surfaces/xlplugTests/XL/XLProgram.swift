import Foundation
import XLTestKit

/// The real xl 4.17, and xlplug, run with the same words.
struct XLProgram {
  /// xl itself; the one in PATH is a wrapper that looks for a hypervisor first.
  static let path = "/usr/lib/xen-4.17/bin/xl"

  /// What one run printed on standard output, and its status.
  struct Answer: Equatable {
    var output: Data
    var status: Int
  }

  /// What both answer to each list of words; xl with a store that is always empty, xlplug without one.
  static func answers(to all: [[[UInt8]]]) throws -> [(xl: Answer, ours: Answer)] {
    let place = try Project.temporaryDirectory("xl")
    defer { try? FileManager.default.removeItem(at: place) }
    for (number, words) in all.enumerated() {
      try Data(words.flatMap { $0 + [0] }).write(to: place.appendingPathComponent("\(number).words"))
    }
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    let script = """
      cd '\(place.path)'
      ulimit -c 0
      export SHIM_DIR=. LC_ALL=C XENSTORED_PATH=/var/empty/no-store
      for ((i = 0; i < \(all.count); i++)); do
        mapfile -d '' words <$i.words
        LD_PRELOAD='\(shim):\(dryRun)' \(path) "${words[@]}" >$i.xl 2>$i.xl.errors </dev/null
        xl=$?
        '\(XLPlugCommand.program.path)' --xen 4.17 "${words[@]}" >$i.ours 2>$i.ours.errors </dev/null
        echo $xl $? >$i.status
      done
      """
    let file = place.appendingPathComponent("script")
    try Data(script.utf8).write(to: file)
    try runCommand(["bash", file.path])
    return try all.indices.map { number in
      func read(_ end: String) throws -> Data {
        try Data(contentsOf: place.appendingPathComponent("\(number).\(end)"))
      }
      let statuses = String(decoding: try read("status"), as: UTF8.self).split(whereSeparator: \.isWhitespace)
      return (
        Answer(output: try read("xl"), status: Int(statuses.first ?? "") ?? -1),
        Answer(output: try read("ours"), status: Int(statuses.last ?? "") ?? -1)
      )
    }
  }
}
