public import JSON
import XLModel
public import XLRules
import XLText

/// A page in JSON: `{"code","name","severity","summary","why","subject","bad","good","xen","fix","optIn"}`.
public struct PageDocument: Hashable, Sendable {
  /// The members; `fix` is `null` where none is offered.
  public let members: [JSONValue.Member]

  /// The members of the page of a rule.
  public init(_ rule: any Rule.Type) {
    let page = rule.page
    members = [
      .init("code", .string(rule.code.description)), .init("name", .string(rule.name)),
      .init("severity", .string(page.severity.rawValue)), .init("summary", .string(page.summary)),
      .init("why", .string(page.why)), .init("subject", .string(page.subject.rawValue)),
      .init("bad", .string(page.bad)), .init("good", .string(page.good)),
      .init("xen", .string(page.xen.description)),
      .init("fix", page.fix.map { .string($0.rawValue) } ?? .null), .init("optIn", .bool(page.isOptIn)),
    ]
  }
}
