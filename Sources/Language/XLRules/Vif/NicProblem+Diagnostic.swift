import XLModel
import XLText

extension NicProblem {
  /// The diagnostic of the rule that this is about.
  func diagnostic(_ nic: NicSubject) -> Diagnostic {
    switch kind {
    case .unknownKey: UnknownVifParameter.diagnostic(nic, self)
    case .blankAroundKey: BlankAroundKey.diagnostic(nic, self)
    case .missingValue: MissingValue.diagnostic(nic, self)
    case .emptyParameter: EmptyParameter.diagnostic(nic, self)
    case .flagWithValue: VifFlagWithValue.diagnostic(nic, self)
    case .notInThisRelease: KeyOfLaterRelease.diagnostic(nic, self)
    case .deprecatedKey: DeprecatedVifParameter.diagnostic(nic, self)
    case .unsupportedKey: UnsupportedKey.diagnostic(nic, self)
    case .unknownType: UnknownType.diagnostic(nic, self)
    case .malformedMAC(let octet): MalformedMAC.diagnostic(nic, self, octet: octet)
    case .shortMAC(let octets, let isLast): ShortMAC.diagnostic(nic, self, octets: octets, isLast: isLast)
    case .trailingMAC: TrailingMAC.diagnostic(nic, self)
    case .oddMAC: OddMAC.diagnostic(nic, self)
    case .multicastMAC: MulticastMAC.diagnostic(nic, self)
    case .zeroMAC: ZeroMAC.diagnostic(nic, self)
    case .rate(.missingAmount): MalformedRate.missingAmount(nic, self)
    case .rate(.malformedAmount): MalformedRate.diagnostic(nic, self)
    case .rate(.amountOutOfRange): RateOutOfRange.diagnostic(nic, self)
    case .rate(.productOutOfRange): RateOutOfRange.product(nic, self)
    case .rate(.malformedInterval): MalformedInterval.diagnostic(nic, self)
    case .rate(.intervalOutOfRange): IntervalOutOfRange.diagnostic(nic, self)
    case .rateAfterOverflow: RateAfterOverflow.diagnostic(nic, self)
    case .octalRate: OctalRate.diagnostic(nic, self)
    case .intervalWithoutUnit: IntervalWithoutUnit.diagnostic(nic, self)
    case .zeroRate: ZeroRate.diagnostic(nic, self)
    case .malformedNumber: MalformedNumber.diagnostic(nic, self)
    case .trailingNumber: TrailingNumber.diagnostic(nic, self)
    case .wrappedNumber: WrappedNumber.diagnostic(nic, self)
    case .oddNumber: OddNumber.diagnostic(nic, self)
    case .mtuOutOfRange: MtuOutOfRange.diagnostic(nic, self)
    case .longInterfaceName(let longest): LongInterfaceName.diagnostic(nic, self, longest: longest)
    case .tooMany: .uncheckedRest(ofStringAt: range, problemsMax: NicLowering.problemsMax)
    case .oddInterfaceName: OddInterfaceName.diagnostic(nic, self)
    case .emptyValue: EmptyValue.diagnostic(nic, self)
    case .blankAroundValue: BlankAroundValue.diagnostic(nic, self)
    case .swallowedParameter: SwallowedVifParameter.diagnostic(nic, self)
    case .unknownModel: UnknownModel.diagnostic(nic, self)
    case .modelWithoutEmulation: ModelWithoutEmulation.diagnostic(self)
    case .emulatedType: EmulatedType.diagnostic(self)
    case .repeatedKey(let first): RepeatedKey.diagnostic(nic, self, first: first)
    case .contradictoryFlags(let first): ContradictoryFlags.diagnostic(nic, self, first: first)
    case .malformedVLAN: MalformedVLAN.diagnostic(nic, self)
    case .vlanWithoutPVID: VlanWithoutPVID.diagnostic(nic, self)
    case .oddIPAddress: OddIPAddress.diagnostic(nic, self)
    case .scriptWithSlash: VifScriptWithSlash.diagnostic(nic, self)
    case .routeWithoutAddress: RouteWithoutAddress.diagnostic(nic, self)
    case .trustedDriverDomain(let domain): TrustedDriverDomainVif.diagnostic(nic, self, domain: domain)
    case .nulByte: NULInVifString.diagnostic(nic, self)
    }
  }

  // MARK: Words

  /// The name of the parameter.
  var name: String { key?.name ?? "parameter" }

  /// The parameter, or the place if absent.
  var whole: ByteRange { parameter ?? range }

  /// The numbers that a parameter can have.
  var limits: String {
    key == .mtu ? "\(NicLowering.mtuMin) to \(NicLowering.mtuMax)" : "0 to \(Int32.max)"
  }
}
