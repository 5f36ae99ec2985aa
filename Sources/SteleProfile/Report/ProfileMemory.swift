/// Memory of the process at the end of a ``ProfileReport``, in bytes; 0 where the system does not
/// tell.
public struct ProfileMemory: Codable, Equatable, Sendable {
  /// Everything in memory, mapped files included.
  public var resident: Int
  /// Of that, what belongs to the process alone; the rest the system may take back at any time.
  public var anonymous: Int
  /// The most that was ever resident.
  public var peak: Int

  /// Memory of this size.
  public init(resident: Int, anonymous: Int, peak: Int) {
    self.resident = resident
    self.anonymous = anonymous
    self.peak = peak
  }
}
