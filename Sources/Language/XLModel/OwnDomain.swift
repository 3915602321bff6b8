/// The domain that xl runs in, by the names of `backend=`.
package enum OwnDomain {
  /// Whether libxl takes a name or a number for it.
  package static func isNamed(_ domain: [UInt8]) -> Bool {
    domain.isEmpty || ["0", "Domain-0"].contains { domain.elementsEqual($0.utf8) }
  }

  /// Whether it is meant; libxl searches for a domain that is called `dom0`, which does not exist.
  package static func isMeant(_ domain: [UInt8]) -> Bool {
    isNamed(domain) || domain.elementsEqual("dom0".utf8)
  }
}
