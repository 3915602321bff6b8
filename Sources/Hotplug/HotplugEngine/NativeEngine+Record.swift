import Glibc
import HotplugOutcome
import HotplugPlan
import HotplugState
import XenstoreHost
import XenstoreWire

/// libxl's JSON of a domain's configuration: by it `xl list -l`, `xl save` and a reboot know the devices.
extension NativeEngine {
  /// What was done to a document.
  struct Recorded {
    /// Its text before.
    var before: [UInt8]
    /// Its text after; nil where a toolstack wrote it.
    var after: [UInt8]?
  }

  /// Puts the device into the document, in libxl's order: lock, look whether the device is there, write;
  /// returns a note where the document cannot be changed, because the device works without.
  ///
  /// The lock is held until the entries are written.
  func record(_ record: DeviceRecord) throws(EngineFault) -> String? {
    let lock: FileLock
    do { lock = try recordLock(of: record.document) } catch {
      if error == .interrupted { throw error }
      return Self.words("\(error)", record)
    }
    let home = record.address.toolstackPath
    let isThere = try store { () throws(StoreFault) in try self.client.readIfPresent(home) } != nil
    if isThere && !record.isChange {
      throw .deviceExists(record.address, backend: try state(of: record.address.backendPath))
    }
    do {
      guard let before = try LibxlRecords.read(record.document) else { return nil }
      var document = try LibxlDocument(before)
      try document.put(record)
      try LibxlRecords.write(document.bytes, to: record.document)
      (held.recordLock, found.recorded) = (lock, Recorded(before: before, after: document.bytes))
      return nil
    } catch let fault as LibxlDocumentFault {
      return Self.words("\(fault)", record)
    } catch let fault as LibxlRecords.Fault {
      return Self.words(fault.reason, record)
    } catch {
      return Self.words("\(error)", record)
    }
  }

  /// libxl's lock on a document, which libxl itself waits for without end.
  func recordLock(of document: String) throws(EngineFault) -> FileLock {
    try FileLock(
      taking: LibxlRecords.lockPath(of: document),
      .libxl,
      in: order,
      waiting: options.times.lockSeconds,
      interruptedBy: interrupt
    )
  }

  private static func words(_ reason: String, _ record: DeviceRecord) -> String {
    "'\(record.document)' is unchanged, so the guest loses the device when it is saved or rebooted: \(reason)"
  }

  /// Puts back what was there: the whole text, or where others have written since, the one device.
  func unrecord(_ record: DeviceRecord) throws(EngineFault) {
    guard let recorded = found.recorded else { return }
    let document = record.document
    let lock: FileLock
    do { lock = try held.recordLock ?? recordLock(of: document) } catch {
      throw .record(document, reason: "\(error)")
    }
    defer { withExtendedLifetime(lock) {} }
    do {
      // With the domain its configuration goes.
      guard let now = try LibxlRecords.read(document) else { return }
      if now == recorded.after { return try LibxlRecords.write(recorded.before, to: document) }
      let former = try LibxlDocument(recorded.before).entry(record.key, in: record.list)
      var edited = try LibxlDocument(now)
      let entry = try edited.entry(record.key, in: record.list)
      if entry == former { return }
      if recorded.after != nil, entry != LibxlDocument.laidOut(record.text) { return }
      if let former {
        try edited.put(former, record.key, in: record.list)
      } else {
        try edited.remove(record.key, from: record.list)
      }
      try LibxlRecords.write(edited.bytes, to: document)
    } catch let fault as LibxlDocumentFault {
      throw .record(document, reason: "\(fault)")
    } catch let fault as LibxlRecords.Fault {
      throw .record(document, reason: fault.reason)
    } catch {
      throw .record(document, reason: "\(error)")
    }
  }
}
