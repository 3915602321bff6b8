import Foundation
import Libxl
import Testing

/// Codes have the names that libxl's headers give them.
@Suite struct LibxlFaultTests {
  @Test func codesHaveTheNamesOfTheHeader() throws {
    let header = try String(contentsOfFile: "/usr/include/_libxl_types.h", encoding: .utf8)
    let codes = header.matches(of: #/(ERROR_\w+) = (-\d+),/#)
    #expect(codes.count >= 32)
    for code in codes {
      let number = try #require(Int32(code.output.2))
      #expect(LibxlFault.name(of: number) == String(code.output.1))
    }
  }

  @Test(arguments: [Int32(-1000), -33, 1, .min, .max])
  func otherNumbersAreSaidInWords(_ code: Int32) {
    #expect(LibxlFault.name(of: code) == "libxl's code \(code), which has no name")
  }
}
