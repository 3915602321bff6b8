/// How simulated backends and guests behave.
public struct SimulationOptions: Sendable {
  /// How one device behaves.
  public struct Behaviour: Hashable, Sendable {
    /// How long each reaction is held back, in seconds.
    public var delaySeconds: Double
    /// Whether the backend never says InitWait, as one that is not loaded.
    public var neverReachesInitWait: Bool
    /// Whether guest and backend never connect, whatever the script did.
    public var neverConnects: Bool
    /// Whether the guest never closes, as one that hangs or has the disk mounted.
    public var neverCloses: Bool

    /// A behavior; without arguments everything works at once.
    public init(
      delaySeconds: Double = 0,
      neverReachesInitWait: Bool = false,
      neverConnects: Bool = false,
      neverCloses: Bool = false,
    ) {
      self.delaySeconds = delaySeconds
      self.neverReachesInitWait = neverReachesInitWait
      self.neverConnects = neverConnects
      self.neverCloses = neverCloses
    }
  }

  /// Asked for each device when it is first seen.
  public var behaviour: @Sendable (SimulatedDevice) -> Behaviour
  /// Whether a vif gets a network interface `vifD.N`, one end of a veth pair; needs root.
  public var makesInterfaces: Bool

  /// Options; without arguments every device works at once, and vifs get their interfaces.
  public init(
    makesInterfaces: Bool = true,
    behaviour: @escaping @Sendable (SimulatedDevice) -> Behaviour = { _ in Behaviour() },
  ) {
    self.makesInterfaces = makesInterfaces
    self.behaviour = behaviour
  }
}
