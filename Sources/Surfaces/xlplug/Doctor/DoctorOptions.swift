import ArgumentParser
import HotplugDoctor

/// What `doctor` and `gc` have in common: where scripts may lie, and a check of the machine.
struct DoctorOptions: ParsableArguments {
  @OptionGroup var scripts: ScriptOptions

  /// What commands that are printed need, to find the same store and the same scripts.
  func words(for store: StoreOptions) -> [String] {
    (store.place.path.map { ["--store", $0] } ?? []) + scripts.directories.flatMap { ["--script-dir", $0] }
  }

  /// Checks the machine and at the store.
  func examiner(_ place: StorePlace, _ store: StoreOptions) throws -> Examiner {
    try Examiner(
      place.client,
      at: place.address,
      isSimulated: place.isSimulated,
      options: words(for: store),
      scriptDirectories: scripts.allowedDirectories,
      searchPath: ProcessEnvironment.value(of: "PATH")
    )
  }
}
