import Foundation

// An attach by the engine beside its script run by hand: the same script, environment, image and store, in
// turns, so that whatever else the machine does falls on both. What the engine adds is everything that is not
// the script: lock, journal, sharing check, store writes, waits for the simulated backend and guest,
// supervision of the script. `AttachBenchmark ROUNDS` sets how often; the median counts.

/// The share of the script's time that the engine may add, in percent.
let goalPercent = 5.0
/// How many times as fast as the script the same work in this process shall be.
let goalTimes = 20.0
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 50

var samples = Samples()
do {
  let bench = try Bench()
  // The first run of each pays for cold caches.
  _ = try (bench.attach(), bench.detach(), bench.runScriptByHand())
  _ = try (bench.attach(isBuiltIn: true), bench.detach(isBuiltIn: true))
  for round in 0..<rounds {
    if round % 2 == 0 { samples.byHand.append(try bench.runScriptByHand()) }
    samples.attaches.append(try bench.attach())
    samples.detaches.append(try bench.detach())
    samples.builtInAttaches.append(try bench.attach(isBuiltIn: true))
    samples.builtInDetaches.append(try bench.detach(isBuiltIn: true))
    if round % 2 == 1 { samples.byHand.append(try bench.runScriptByHand()) }
  }
  print(samples.table)
  print("\n" + samples.stepTable(bench.stepNames))
  print("\n" + samples.builtInTable)
  let empty = bench.directory.appendingPathComponent("empty")
  try Data("#!/bin/sh\nexit 0\n".utf8).write(to: empty)
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: empty.path)
  var nothing = SupervisionBench(path: empty.path, arguments: [], environment: [:])
  for round in 0..<(10 * rounds) { try nothing.round(round) {} }
  print("\n" + SupervisionBench.head)
  print(nothing.rows("`exit 0`"))
  print(try bench.supervision(rounds: rounds).rows("`block add`"))
  if FileManager.default.isExecutableFile(atPath: AtOnceBench.daemonPath) {
    let crowd = try AtOnceBench()
    defer { crowd.stop() }
    print("\n" + AtOnceBench.table(try (0..<5).map { _ in try crowd.round() }))
  }
} catch {
  try? FileHandle.standardError.write(contentsOf: Data("error: the attach is not measured: \(error)\n".utf8))
  exit(3)
}
