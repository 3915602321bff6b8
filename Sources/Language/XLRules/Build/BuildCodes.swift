public import XLText

/// Every code of what libxl refuses after xl has read a file; numbers are never reused.
public enum BuildCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A command line or ramdisk without a kernel.
  case directBootWithoutKernel = 3201
  /// Too little video memory.
  case videoMemoryTooSmall = 3202
  /// Two kinds of USB bus.
  case usbBusConflict = 3203
  /// A USB number that libxl does not take.
  case usbNumberOutOfRange = 3204
  /// Memory on demand beside what excludes it.
  case memoryOnDemandConflict = 3205
  /// Passthrough that the guest cannot have.
  case passthroughConflict = 3206
  /// A firmware of another device model.
  case firmwareConflict = 3207
  /// What the traditional device model does not have.
  case traditionalDeviceModel = 3208
  /// NUMA nodes of a PV guest.
  case vnumaOfPV = 3209
  /// Nested virtualization and alternate views.
  case nestedAlternateViews = 3210
  /// A version of grant tables.
  case grantVersionOutOfRange = 3211
  /// More processors than libxl takes.
  case tooManyProcessors = 3212
  /// A removed mode of the clock.
  case removedClockMode = 3213
  /// Groups of viridian.
  case viridianGroupConflict = 3214
  /// A number that the scheduler does not take.
  case schedulerNumberOutOfRange = 3215
  /// SPICE without port or password.
  case incompleteSpice = 3216
  /// A sound card that libxl does not know.
  case unknownSoundCard = 3217
  /// A key for Arm on x86.
  case unmappedAccessesOnX86 = 3218
  /// A bootloader without a disk.
  case bootloaderWithoutDisk = 3219

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
