/// What people read about the codes of the doctor.
///
/// The examples are what it prints; DoctorPageTests runs them.
enum DoctorPages {
  /// The pages, by topic.
  static let all: [RulePage] =
    DoctorDirectoriesPages.all + DoctorScriptPages.all + DoctorImagePages.all + DoctorBackendPages.all
    + DoctorInterfacePages.all + DoctorGuestPages.all
}
