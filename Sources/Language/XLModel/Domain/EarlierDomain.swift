import XLText

/// What a release made of an earlier text, so that devices in both are not made again.
package struct EarlierDomain {
  private let disks: [DomainValue]
  private let nics: [DomainValue]
  private let same: (disks: ListAlignment, nics: ListAlignment)

  package init(_ domain: DomainReading, _ same: (disks: ListAlignment, nics: ListAlignment)) {
    func list(_ path: String) -> [DomainValue] {
      if case .list(let values)? = domain.spec[path] { values } else { [] }
    }
    disks = list("disks")
    nics = list("nics")
    self.same = same
  }

  /// The members of a disk by its number.
  func disk(_ index: Int) -> DomainValue? {
    same.disks.old(index).flatMap { $0 < disks.count ? disks[$0] : nil }
  }

  /// The members of an interface by its number, which is one of them.
  func nic(_ index: Int) -> DomainValue? {
    same.nics.old(index).flatMap { $0 == index && $0 < nics.count ? nics[$0] : nil }
  }
}
