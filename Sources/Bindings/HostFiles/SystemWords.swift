import Glibc

/// What the system reports about an error number, such as `No such file or directory`.
package func systemWords(_ number: Int32 = errno) -> String {
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  return unsafe String(cString: text)
}
