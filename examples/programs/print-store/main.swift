// Prints the entries of xenstore below a path, one a line, in the order of their names: `print-store /libxl`.
// The store is the one that libxenstore would find; XENSTORED_PATH names another.
import Foundation
import XenstoreHost
import XenstoreWire

func printEntries(below path: StorePath, of client: StoreClient) throws(StoreFault) {
  // What another client has removed in the meantime has no entries.
  for name in try client.listIfPresent(path) ?? [] {
    let entry = path.appending(name)
    let value = try client.readIfPresent(entry) ?? []
    print("\(entry) = \(String(decoding: value, as: UTF8.self).debugDescription)")
    try printEntries(below: entry, of: client)
  }
}

guard let path = StorePath(CommandLine.arguments.dropFirst().first ?? "/") else {
  FileHandle.standardError.write(Data("print-store: expected the path of an entry\n".utf8))
  exit(2)
}
let environment = ProcessInfo.processInfo.environment
do {
  let client = try StoreClient(StoreAddress.find { environment[$0] })
  try printEntries(below: path, of: client)
} catch {
  FileHandle.standardError.write(Data("print-store: \(error)\n".utf8))
  exit(1)
}
