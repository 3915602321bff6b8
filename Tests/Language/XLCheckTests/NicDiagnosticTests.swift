import Testing
import XLCheck
import XLModel
import XLReport
import XLRules
import XLTestKit
import XLText

/// What is said about vif strings, as people see it; each text ends with the verdicts.
@Suite struct NicDiagnosticTests {
  private func shown(_ string: String, xen: String = "4.23") -> String {
    told(CheckedNic(SourceText(string), options: CheckOptions(xen: XenVersion(xen) ?? .newest)))
  }

  private func shown(words: [String]) -> String { told(CheckedNic(words: words.map(SourceText.init))) }

  private func told(_ nic: CheckedNic) -> String {
    let rendering = TextRendering(path: "vif", wordSeparator: 0)
    return rendering.rendered(nic.diagnostics, of: nic.text)
      + "xl \(nic.verdict.rawValue), \(nic.isAcceptable ? "ok" : "not ok")"
  }

  @Test func nulByte() {
    Expect(
      """
      vif:1:11: error[XL2014]: the string contains a NUL byte
        |
      1 | bridge=xen br0
        |           ^
        = note: xl 4.23 crashes on it
        = help: remove it
        = unsafe fix: remove it: bridge=xenbr0

      xl dies, not ok
      """
    ).check(shown("bridge=xen\0br0"))
  }

  @Test func keys() {
    Expect(
      """
      vif:1:1: error[XL2001]: unknown vif parameter 'brige'; did you mean 'bridge'?
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        | ^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'bridge': bridge=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01

      vif:1:14: error[XL2001]: unknown vif parameter 'Model'; did you mean 'model'?
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |              ^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'model': brige=xenbr0,model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01

      vif:1:26: error[XL2001]: unknown vif parameter 'frobnicate'
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                          ^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: expected mac, bridge, ip, script, type, model, vifname, rate, mtu, vlan, devid, backend, gatewaydev, trusted, untrusted or forwarddev

      vif:1:39: error[XL2001]: unknown vif parameter 'ifname'; did you mean 'vifname'?
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                                       ^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'vifname': brige=xenbr0,Model=e1000,frobnicate=1,vifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01

      vif:1:49: error[XL2002]: the parameter 'bridge ' has leading or trailing spaces; expected 'bridge'
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                                                 ^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: remove the spaces: brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge=b0,bridge,trusted=0,00:16:3e:00:00:01

      vif:1:60: error[XL2003]: 'bridge' has no value; expected 'bridge=' and the bridge of the interface
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                                                            ^^^^^^
        = note: xl 4.23 prints a warning and ignores it

      vif:1:67: error[XL2005]: the flag 'trusted' has a value; did you mean 'untrusted'?
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                                                                   ^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write 'trusted' or 'untrusted' without a value
        = unsafe fix: write 'untrusted': brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,untrusted,00:16:3e:00:00:01

      vif:1:77: error[XL2001]: unknown vif parameter '00:16:3e:00:00:01'; did you mean 'mac=00:16:3e:00:00:01'?
        |
      1 | brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01
        |                                                                             ^^^^^^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'mac=' before it: brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,mac=00:16:3e:00:00:01

      xl ignores, not ok
      """
    ).check(
      shown("brige=xenbr0,Model=e1000,frobnicate=1,ifname=v0,bridge =b0,bridge,trusted=0,00:16:3e:00:00:01")
    )
  }

  @Test func keysThatXLKnowsButDislikes() {
    Expect(
      """
      vif:1:1: warning[XL2007]: 'netdev' is deprecated; expected 'gatewaydev'
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        | ^^^^^^
        = note: xl 4.18 prints a warning and uses the value
        = fix: write 'gatewaydev': gatewaydev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10

      vif:1:11: warning[XL2008]: 'accel' has no effect in xl
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |           ^^^^^^^
        = note: xl 4.18 prints a warning and ignores it
        = fix: remove 'accel': netdev=e0,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10

      vif:1:28: warning[XL2009]: 'bridge' is given twice; xl uses the last value
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |                   -------- ^^^^^^^^
        |                   the first value is here
        = help: keep one of them
        = fix: remove the first value: netdev=e0,accel=1,bridge=b,trusted,untrusted,ip=,  ,vlan=10

      vif:1:45: warning[XL2010]: 'trusted' and 'untrusted' contradict each other; xl uses the last one
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |                                     ------- ^^^^^^^^^
        |                                     the first flag is here
        = help: keep one of them
        = fix: remove the first flag: netdev=e0,accel=1,bridge=a,bridge=b,untrusted,ip=,  ,vlan=10

      vif:1:55: warning[XL2011]: 'ip' is empty; expected a value
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |                                                       ^^^
        = help: remove 'ip' to use the default
        = unsafe fix: remove 'ip': netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,  ,vlan=10

      vif:1:61: warning[XL2004]: expected KEY=VALUE, found only spaces
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |                                                             ^
        = note: xl 4.18 prints a warning and ignores it
        = fix: remove it: netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,vlan=10

      vif:1:62: error[XL2006]: xl 4.18 does not know 'vlan'; expected xl 4.19 or later
        |
      1 | netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10
        |                                                              ^^^^
        = note: xl 4.18 prints a warning and ignores it
        = help: remove it, or use a later release
        = fix: remove 'vlan': netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  

      xl ignores, not ok
      """
    ).check(shown("netdev=e0,accel=1,bridge=a,bridge=b,trusted,untrusted,ip=,  ,vlan=10", xen: "4.18"))
  }

  @Test func addresses() {
    Expect(
      """
      vif:1:5: error[XL2031]: the first octet of '00163e000001' is not a hexadecimal number from 0 to ff
        |
      1 | mac=00163e000001
        |     ^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write colons between the octets: 00:16:3e:00:00:01
        = unsafe fix: write 00:16:3e:00:00:01: mac=00:16:3e:00:00:01

      xl ignores, not ok
      vif:1:5: warning[XL2034]: '00-16-3e-00-00-01' is a nonstandard spelling of a MAC address; xl reads 00:16:3e:00:00:01
        |
      1 | mac=00-16-3e-00-00-01
        |     ^^^^^^^^^^^^^^^^^
        = help: write octets of two hexadecimal digits, separated by colons
        = fix: write 00:16:3e:00:00:01: mac=00:16:3e:00:00:01

      xl accepts, ok
      vif:1:5: error[XL2032]: '00:16:3e:00:00' has 5 octets; expected six
        |
      1 | mac=00:16:3e:00:00
        |     ^^^^^^^^^^^^^^
        = note: xl 4.23 reads past the end of the string
        = help: write six octets, separated by colons

      xl dies, not ok
      vif:1:5: error[XL2032]: '00:16:3e:00:00' has 5 octets; expected six
        |
      1 | mac=00:16:3e:00:00,bridge=b0
        |     ^^^^^^^^^^^^^^
        = note: xl 4.23 reads the following bytes as octets
        = help: write six octets, separated by colons

      xl accepts, not ok
      vif:1:22: error[XL2033]: xl silently ignores ':02' after the sixth octet
        |
      1 | mac=00:16:3e:00:00:01:02
        |                      ^^^
        = help: remove it; a MAC address has six octets
        = unsafe fix: remove it: mac=00:16:3e:00:00:01

      xl accepts, not ok
      vif:1:5: error[XL2035]: '01:00:5e:00:00:01' is a multicast address; expected an even first octet
        |
      1 | mac=01:00:5e:00:00:01
        |     ^^^^^^^^^^^^^^^^^
        = help: use an address with an even first octet, such as one that begins with 00:16:3e

      xl accepts, not ok
      vif:1:5: error[XL2035]: 'ff:ff:ff:ff:ff:ff' is the broadcast address; expected the address of a single interface
        |
      1 | mac=ff:ff:ff:ff:ff:ff
        |     ^^^^^^^^^^^^^^^^^
        = help: use an address with an even first octet, such as one that begins with 00:16:3e

      xl accepts, not ok
      vif:1:5: warning[XL2036]: the MAC address consists of zeros; libxl generates a random address
        |
      1 | mac=0:0:0:0:0:0
        |     ^^^^^^^^^^^
        = help: remove 'mac', or write an address such as 00:16:3e:00:00:01

      xl accepts, ok
      vif:1:5: error[XL2031]: 'mac' is empty; expected six octets
        |
      1 | mac=
        |     ^
        = note: xl 4.23 prints a warning and ignores it
        = help: write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01

      xl ignores, not ok
      vif:1:5: error[XL2031]: the first octet of 'ffffffffffffffffffff' is not a hexadecimal number from 0 to ff
        |
      1 | mac=ffffffffffffffffffff,rate=10Mb/s
        |     ^^^^^^^^^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01

      vif:1:31: error[XL2048]: xl 4.23 refuses this rate because of an earlier number that is out of range
        |
      1 | mac=ffffffffffffffffffff,rate=10Mb/s
        |                               ^^^^^^
        = help: correct the address before the rate; the rate is valid

      xl rejects, not ok
      """
    ).check(
      [
        "mac=00163e000001", "mac=00-16-3e-00-00-01", "mac=00:16:3e:00:00", "mac=00:16:3e:00:00,bridge=b0",
        "mac=00:16:3e:00:00:01:02", "mac=01:00:5e:00:00:01", "mac=ff:ff:ff:ff:ff:ff", "mac=0:0:0:0:0:0",
        "mac=",
        "mac=ffffffffffffffffffff,rate=10Mb/s",
      ].map { shown($0) }.joined(separator: "\n")
    )
  }

  @Test func rates() {
    Expect(
      """
      vif:1:6: error[XL2041]: '10mb/s' is not a valid rate: 'G', 'M' and 'K' are upper case
        |
      1 | rate=10mb/s
        |      ^^^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '10Mb/s'?
        = unsafe fix: write 10Mb/s: rate=10Mb/s

      xl rejects, not ok
      vif:1:6: error[XL2041]: '1.5MB/s' is not a valid rate: the number is not an integer
        |
      1 | rate=1.5MB/s
        |      ^^^^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '1500KB/s'?
        = unsafe fix: write 1500KB/s: rate=1500KB/s

      xl rejects, not ok
      vif:1:6: error[XL2041]: '10 Mbit/s' is not a valid rate: it contains spaces
        |
      1 | rate=10 Mbit/s
        |      ^^^^^^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '10Mb/s'?
        = unsafe fix: write 10Mb/s: rate=10Mb/s

      xl rejects, not ok
      vif:1:6: error[XL2041]: '10Mbps' is not a valid rate: it does not end in '/s'
        |
      1 | rate=10Mbps@50 msec
        |      ^^^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '10Mb/s@50ms'?
        = unsafe fix: write 10Mb/s@50ms: rate=10Mb/s@50ms

      xl rejects, not ok
      vif:1:6: error[XL2041]: '10TB/s' is not a valid rate: the largest unit is 'G'
        |
      1 | rate=10TB/s
        |      ^^^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '10000GB/s'?
        = unsafe fix: write 10000GB/s: rate=10000GB/s

      xl rejects, not ok
      vif:1:6: error[XL2041]: '10MB' is not a valid rate: it does not end in '/s'
        |
      1 | rate=10MB
        |      ^^^^
        = note: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms
        = help: did you mean '10MB/s'?
        = unsafe fix: write 10MB/s: rate=10MB/s

      xl rejects, not ok
      vif:1:6: error[XL2042]: the rate '08MB/s' is out of range; expected a number from 1 to 4294967295
        |
      1 | rate=08MB/s
        |      ^^^^^^
        = note: the leading zero makes the number octal; 8 and 9 are not octal digits
        = help: did you mean '8MB/s'?
        = unsafe fix: write 8MB/s: rate=8MB/s

      xl rejects, not ok
      vif:1:6: warning[XL2045]: the leading zero makes the number in '010MB/s' octal
        |
      1 | rate=010MB/s
        |      ^^^^^^^
        = help: write the number without the zero
        = unsafe fix: remove the zero: rate=10MB/s

      xl accepts, ok
      vif:1:12: warning[XL2046]: the interval '20' has no unit; xl reads seconds, not the microseconds of the manual
        |
      1 | rate=1MB/s@20
        |            ^^
        = help: write a unit: 20s, or ms, or us
        = fix: add 's': rate=1MB/s@20s

      xl accepts, ok
      vif:1:6: warning[XL2047]: '1B/s' is less than 1 byte per interval; xl rounds it down to 0, no limit
        |
      1 | rate=1B/s
        |      ^^^^
        = help: increase the rate or the interval, for example 1B/s@1s

      xl accepts, ok
      vif:1:6: error[XL2042]: the rate '0B/s' is out of range; expected a number from 1 to 4294967295
        |
      1 | rate=0B/s
        |      ^^^^

      xl rejects, not ok
      vif:1:12: error[XL2043]: '1h' is not a valid interval
        |
      1 | rate=1MB/s@1h
        |            ^^
        = help: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms

      xl rejects, not ok
      vif:1:6: error[XL2041]: '@1s' has no amount before the '@'
        |
      1 | rate=@1s
        |      ^^^
        = help: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms

      xl rejects, not ok
      vif:1:6: error[XL2041]: 'rate' is empty; expected a rate
        |
      1 | rate=
        |      ^
        = help: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms

      xl rejects, not ok
      vif:1:6: error[XL2041]: 'fast' is not a valid rate: it does not begin with a number
        |
      1 | rate=fast
        |      ^^^^
        = help: expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: 10Mb/s@50ms

      xl rejects, not ok
      vif:1:12: error[XL2044]: the interval '0' is out of range; expected 1us to 4294967295us
        |
      1 | rate=1MB/s@0
        |            ^

      xl rejects, not ok
      vif:1:6: error[XL2042]: the rate '4294967295GB/s@4294s' is out of range
        |
      1 | rate=4294967295GB/s@4294s
        |      ^^^^^^^^^^^^^^^^^^^^
        = help: decrease the rate or the interval: bytes per second times microseconds must fit into 64 bits

      xl rejects, not ok
      """
    ).check(
      [
        "rate=10mb/s", "rate=1.5MB/s", "rate=10 Mbit/s", "rate=10Mbps@50 msec", "rate=10TB/s", "rate=10MB",
        "rate=08MB/s", "rate=010MB/s", "rate=1MB/s@20", "rate=1B/s", "rate=0B/s", "rate=1MB/s@1h", "rate=@1s",
        "rate=",
        "rate=fast", "rate=1MB/s@0", "rate=4294967295GB/s@4294s",
      ].map { shown($0) }.joined(separator: "\n")
    )
  }

  @Test func numbersAndNames() {
    Expect(
      """
      vif:1:7: error[XL2051]: 'x' is not a valid number for 'devid'; expected 0 to 2147483647
        |
      1 | devid=x
        |       ^
        = note: xl 4.23 refuses the string

      xl rejects, not ok
      vif:1:7: error[XL2053]: '-5' is out of range; expected 0 to 2147483647
        |
      1 | devid=-5
        |       ^^
        = note: xl 4.23 silently truncates it to 32 bits

      xl accepts, not ok
      vif:1:8: error[XL2052]: xl silently ignores 'x10' after the number '0'
        |
      1 | devid=0x10
        |        ^^^
        = help: write only decimal digits
        = unsafe fix: remove it: devid=0

      xl accepts, not ok
      vif:1:7: error[XL2053]: '99999999999' is out of range; expected 0 to 2147483647
        |
      1 | devid=99999999999
        |       ^^^^^^^^^^^
        = note: xl 4.23 silently truncates it to 32 bits

      xl accepts, not ok
      vif:1:9: error[XL2052]: xl silently ignores 'bytes' after the number '9000'
        |
      1 | mtu=9000bytes
        |         ^^^^^
        = help: write only decimal digits
        = unsafe fix: remove it: mtu=9000

      xl accepts, not ok
      vif:1:5: error[XL2055]: 67 is out of range for 'mtu'; expected 68 to 65535
        |
      1 | mtu=67
        |     ^^
        = help: write 1500 (the default), or 9000 for jumbo frames

      xl accepts, not ok
      vif:1:5: warning[XL2054]: ' 1500' is a nonstandard spelling of a number; xl reads it as decimal
        |
      1 | mtu= 1500
        |     ^^^^^
        = help: write digits only, without a leading zero

      xl accepts, ok
      vif:1:5: warning[XL2054]: '070000' is a nonstandard spelling of a number; xl reads it as decimal
        |
      1 | mtu=070000
        |     ^^^^^^
        = help: write digits only, without a leading zero

      xl accepts, ok
      vif:1:9: error[XL2061]: the interface name 'averyverylongname0' has 18 bytes; expected up to 15
        |
      1 | vifname=averyverylongname0
        |         ^^^^^^^^^^^^^^^^^^
        = help: choose a shorter name

      xl accepts, not ok
      vif:1:9: error[XL2061]: the interface name 'twelve-bytes' has 12 bytes; expected up to 11, because libxl appends '-emu' for the emulated card
        |
      1 | vifname=twelve-bytes,type=ioemu
        |         ^^^^^^^^^^^^
        = help: choose a shorter name

      vif:1:27: note[XL2022]: 'type=ioemu' is only for a new HVM guest; an interface that is attached later is paravirtual
        |
      1 | vifname=twelve-bytes,type=ioemu
        |                           ^^^^^

      xl accepts, not ok
      vif:1:10: error[XL2062]: '/' is not allowed in the name of a network interface
        |
      1 | vifname=a/b
        |          ^
        = help: use up to 15 bytes without '/', ':', '%' and spaces

      xl accepts, not ok
      vif:1:8: error[XL2061]: the interface name 'averyverylongname0' has 18 bytes; expected up to 15
        |
      1 | bridge=averyverylongname0
        |        ^^^^^^^^^^^^^^^^^^
        = help: choose a shorter name

      xl accepts, not ok
      xl accepts, ok
      vif:1:8: error[XL2012]: the value 'b0 ' of 'bridge' has leading or trailing spaces
        |
      1 | bridge=b0 , model=e1000
        |        ^^^
        = help: remove them; xl skips spaces only before a parameter
        = unsafe fix: remove the spaces: bridge=b0, model=e1000

      xl accepts, not ok
      vif:1:7: warning[XL2023]: unknown model 'e100': QEMU has no such network card
        |
      1 | model=e100
        |       ^^^^
        = help: did you mean 'e1000'?
        = unsafe fix: write 'e1000': model=e1000

      xl accepts, ok
      vif:1:7: note[XL2024]: 'model' has no effect with 'type=vif': no card is emulated
        |
      1 | model=e1000,type=vif
        |       ^^^^^

      xl accepts, ok
      vif:1:6: error[XL2021]: unknown type 'netfront'; expected 'vif' or 'ioemu'
        |
      1 | type=netfront
        |      ^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: did you mean 'vif'?
        = unsafe fix: write 'vif': type=vif

      xl ignores, not ok
      vif:1:24: warning[XL2063]: '10.0.0' is not an IPv4 or IPv6 address
        |
      1 | ip=10.0.0.1 fe80::1/64 10.0.0 300.1.1.1
        |                        ^^^^^^
        = help: write an address such as 10.0.0.1 or 10.0.0.0/24; scripts pass it to ip and iptables

      vif:1:31: warning[XL2063]: '300.1.1.1' is not an IPv4 or IPv6 address
        |
      1 | ip=10.0.0.1 fe80::1/64 10.0.0 300.1.1.1
        |                               ^^^^^^^^^
        = help: write an address such as 10.0.0.1 or 10.0.0.0/24; scripts pass it to ip and iptables

      xl accepts, ok
      xl accepts, ok
      vif:1:6: error[XL2072]: the VLANs '10/20' have no VLAN for untagged packets; expected one with 'p'
        |
      1 | vlan=10/20
        |      ^^^^^
        = help: append 'p' to one of them, as in 10p/20

      xl accepts, not ok
      vif:1:6: error[XL2071]: '5000' is not a valid VLAN term
        |
      1 | vlan=5000
        |      ^^^^
        = help: expected ID, IDp, IDu, FIRST-LAST or FIRST+STEPxCOUNT, with IDs from 1 to 4094, separated by '/'

      xl accepts, not ok
      vif:1:10: error[XL2013]: a semicolon does not separate parameters here: 'model=e1000' is part of the value of 'bridge'
        |
      1 | bridge=b0;model=e1000
        |          ^^^^^^^^^^^^
        = help: separate parameters by commas
        = unsafe fix: write a comma: bridge=b0,model=e1000

      xl accepts, not ok
      """
    ).check(
      [
        "devid=x", "devid=-5", "devid=0x10", "devid=99999999999", "mtu=9000bytes", "mtu=67", "mtu= 1500",
        "mtu=070000",
        "vifname=averyverylongname0", "vifname=twelve-bytes,type=ioemu", "vifname=a/b",
        "bridge=averyverylongname0",
        "bridge=ovsbr0.100:200", "bridge=b0 , model=e1000", "model=e100", "model=e1000,type=vif",
        "type=netfront",
        "ip=10.0.0.1 fe80::1/64 10.0.0 300.1.1.1", "vlan=10p/20", "vlan=10/20", "vlan=5000",
        "bridge=b0;model=e1000",
      ].map { shown($0) }.joined(separator: "\n")
    )
  }

  @Test func words() {
    Expect(
      """
      vif:1:10: error[XL2013]: a comma does not separate parameters here: 'mac=00:16:3e:00:00:01' is part of the value of 'bridge'
        |
      1 | bridge=b0,mac=00:16:3e:00:00:01
        |          ^^^^^^^^^^^^^^^^^^^^^^
        = help: write each parameter of network-attach as a separate word
        = unsafe fix: make it a separate word: bridge=b0 mac=00:16:3e:00:00:01

      xl accepts, not ok
      vif:1:22: error[XL2013]: a comma does not separate parameters here: 'bridge=b0' is dropped
        |
      1 | mac=00:16:3e:00:00:01,bridge=b0
        |                      ^^^^^^^^^^
        = help: write each parameter of network-attach as a separate word
        = unsafe fix: make it a separate word: mac=00:16:3e:00:00:01 bridge=b0

      xl accepts, not ok
      vif:1:6: error[XL2021]: unknown type 'vif,bridge=b0'; expected 'vif' or 'ioemu'
        |
      1 | type=vif,bridge=b0
        |      ^^^^^^^^^^^^^
        = note: xl 4.23 network-attach stops here
        = help: write each parameter of network-attach as a separate word
        = unsafe fix: make it a separate word: type=vif bridge=b0

      xl rejects, not ok
      vif:1:1: error[XL2004]: the parameter is empty; expected KEY=VALUE
        |
      1 |
        | ^
        = note: xl 4.23 network-attach stops here
        = fix: remove it

      xl rejects, not ok
      vif:1:1: error[XL2002]: the parameter ' bridge' has leading or trailing spaces; expected 'bridge'
        |
      1 |  bridge=b0 model=e1000
        | ^^^^^^^
        = note: xl 4.23 network-attach stops here
        = unsafe fix: remove the spaces: bridge=b0 model=e1000

      xl rejects, not ok
      vif:1:5: error[XL2032]: '00:16:3e:00:00' has 5 octets; expected six
        |
      1 | mac=00:16:3e:00:00 bridge=b0
        |     ^^^^^^^^^^^^^^
        = note: xl 4.23 reads the following bytes as octets
        = help: write six octets, separated by colons

      xl accepts, not ok
      vif:1:5: error[XL2032]: '00:16:3e' has 3 octets; expected six
        |
      1 | mac=00:16:3e
        |     ^^^^^^^^
        = note: xl 4.23 reads past the end of the string
        = help: write six octets, separated by colons

      xl dies, not ok
      xl accepts, ok
      """
    ).check(
      [
        ["bridge=b0,mac=00:16:3e:00:00:01"], ["mac=00:16:3e:00:00:01,bridge=b0"], ["type=vif,bridge=b0"],
        [""],
        [" bridge=b0", "model=e1000"],
        ["mac=00:16:3e:00:00", "bridge=b0"], ["mac=00:16:3e"], [],
      ].map { shown(words: $0) }.joined(separator: "\n")
    )
  }

  /// A string with a thousand problems gets some of them, and one that says so.
  @Test(arguments: ["bridge=a,", "mac=1,", "x,", "vlan=/////////,", "trusted,untrusted,"])
  func manyProblemsAreCut(_ part: String) {
    let nic = CheckedNic(SourceText(String(repeating: part, count: 1_000)))
    #expect(nic.diagnostics.count <= NicLowering.problemsMax + 1)
    let last = nic.diagnostics.filter { "\($0.code)" == "XL0047" }.map(\.message)
    #expect(last == ["the string has more than 100 errors; the others are not reported"])
    #expect(!nic.isAcceptable)
  }

  /// What goes with a parameter is the separator behind it, or else the one before it.
  @Test func removalsTakeOneSeparator() {
    func fixed(_ text: String) -> [String] {
      CheckedNic(SourceText(text)).diagnostics.flatMap(\.fixes).map {
        String(decoding: SourceText(text).applying($0.edits).bytes, as: UTF8.self)
      }
    }
    #expect(fixed("accel=1,bridge=b") == ["bridge=b"])
    #expect(fixed("bridge=b,, accel=1") == ["bridge=b"] || fixed("bridge=b,, accel=1") == ["bridge=b "])
    #expect(fixed("accel=1") == [""])
  }
}
