import XenstoreWire

/// The store entries of a device as libxl writes them: three directories, in its order, with its owners.
///
/// The order, owners and permissions are those of unmodified `xl` 4.17 (libxl__device_generic_add); a test
/// compares them with wire transcripts of it.
struct DeviceEntries {
  typealias Key = (name: String, value: [UInt8])

  let address: DeviceAddress
  /// Keys of the guest's directory, which the guest may rewrite.
  var frontend: [Key] = []
  /// Keys of the guest's directory that it may only read.
  var frontendReadOnly: [Key] = []
  /// Keys of the backend's directory after `frontend`; they are copied into the toolstack's record.
  var backend: [Key] = []

  /// The changes, in order.
  var operations: [StoreOperation] {
    toolstackLinks + frontendOperations + backendOperations
      + backend.map { .write(address.toolstackPath.appending($0.name), $0.value) }
  }

  private var toolstackLinks: [StoreOperation] {
    [
      .remove(address.toolstackPath),
      .write(address.toolstackPath.appending("frontend"), Array(address.frontendPath.string.utf8)),
      .write(address.toolstackPath.appending("backend"), Array(address.backendPath.string.utf8)),
    ]
  }

  private var frontendOperations: [StoreOperation] {
    let path = address.frontendPath
    let writable = StorePermissions(owner: address.domid, entries: [.init(.read, address.backendDomid)])
    let readable = StorePermissions(owner: address.backendDomid, entries: [.init(.read, address.domid)])
    var operations: [StoreOperation] = [
      .remove(path), .makeDirectory(path), .setPermissions(path, writable),
      .write(path.appending("backend"), Array(address.backendPath.string.utf8)),
    ]
    for (keys, permissions) in [(frontend, writable), (frontendReadOnly, readable)] {
      for key in keys {
        operations.append(.write(path.appending(key.name), key.value))
        operations.append(.setPermissions(path.appending(key.name), permissions))
      }
    }
    return operations
  }

  private var backendOperations: [StoreOperation] {
    let path = address.backendPath
    let permissions = StorePermissions(owner: address.backendDomid, entries: [.init(.read, address.domid)])
    return [
      .remove(path), .makeDirectory(path), .setPermissions(path, permissions),
      .write(path.appending("frontend"), Array(address.frontendPath.string.utf8)),
    ] + backend.map { .write(path.appending($0.name), $0.value) }
  }
}

/// The ASCII digits of a number.
func digits(_ number: some BinaryInteger) -> [UInt8] { Array(String(number).utf8) }

/// `1` or `0`.
package func flag(_ value: Bool) -> [UInt8] { [UInt8(ascii: value ? "1" : "0")] }
