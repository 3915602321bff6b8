public import Testing

/// Whether this build had libxl's headers, as Package.swift found.
public enum LibxlHeaders {
  #if LIBXL_HEADERS
    /// True where libxen-dev was installed.
    public static let wereFound = true
  #else
    /// True where libxen-dev was installed.
    public static let wereFound = false
  #endif
}

extension Trait where Self == ConditionTrait {
  /// For suites and tests that use libxl, or a program that is linked to libxl.
  ///
  /// `HeaderTests` fails once where the headers are missing, so that nobody takes the rest for everything.
  public static var needsLibxlHeaders: Self {
    .enabled(
      if: LibxlHeaders.wereFound,
      "this build has no libxl headers; 'scripts/test' installs libxen-dev"
    )
  }
}
