/// Why libxl cannot be used, or would not do what it was asked.
public enum LibxlFault: Error, Hashable, Sendable {
  /// No library of this name can be loaded; the reason is the loader's.
  case libraryMissing(soname: String, reason: String)
  /// Another library than that of the headers; libxl promises no binary interface between minor releases.
  case wrongVersion(found: String, wanted: String)
  /// xlplug was built where the headers of Xen 4.17 or later were absent.
  case builtWithoutHeaders
  /// No context; mostly there is no hypervisor, or no right to speak to it.
  case contextRefused(code: Int32, lastLines: [LibxlLine])
  /// A call that failed at once, with one of libxl's codes (`ERROR_*`).
  case refused(operation: String, code: Int32, lastLines: [LibxlLine])
  /// An operation that was told to stop and did not say that it has, or that libxl lost track of; what it
  /// has done is unknown.
  case aborted(operation: String, lastLines: [LibxlLine])
  /// Not enough memory.
  case outOfMemory

  /// The name of one of libxl's codes, such as `ERROR_FAIL` (libxl.h, `libxl_error`); words for others.
  public static func name(of code: Int32) -> String {
    if code == 0 { return "no error" }
    let number = -Int(code) - 1
    return names.indices.contains(number)
      ? "ERROR_\(names[number])" : "libxl's code \(code), which has no name"
  }

  /// From -1 downwards.
  private static let names = [
    "NONSPECIFIC", "VERSION", "FAIL", "NI", "NOMEM", "INVAL", "BADFAIL", "GUEST_TIMEDOUT", "TIMEDOUT",
    "NOPARAVIRT", "NOT_READY", "OSEVENT_REG_FAIL", "BUFFERFULL", "UNKNOWN_CHILD", "LOCK_FAIL",
    "JSON_CONFIG_EMPTY", "DEVICE_EXISTS", "CHECKPOINT_DEVOPS_DOES_NOT_MATCH",
    "CHECKPOINT_DEVICE_NOT_SUPPORTED", "VNUMA_CONFIG_INVALID", "DOMAIN_NOTFOUND", "ABORTED", "NOTFOUND",
    "DOMAIN_DESTROYED", "FEATURE_REMOVED", "PROTOCOL_ERROR_QMP", "UNKNOWN_QMP_ERROR", "QMP_GENERIC_ERROR",
    "QMP_COMMAND_NOT_FOUND", "QMP_DEVICE_NOT_ACTIVE", "QMP_DEVICE_NOT_FOUND", "QEMU_API",
  ]

  static let noMemoryCode: Int32 = -5
  static let invalidCode: Int32 = -6
}
