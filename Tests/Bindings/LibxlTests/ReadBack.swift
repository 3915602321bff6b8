import Foundation
import Testing

/// A text member of libxl's JSON.
func readBack(_ json: String, _ member: String) throws -> String? {
  let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
  return (value as? [String: Any])?[member] as? String
}
