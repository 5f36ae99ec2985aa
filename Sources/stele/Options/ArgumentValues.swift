public import ArgumentParser
package import SteleCheck
public import SteleCorpus
public import SteleModelFormat

// Values of other modules that options take as they are written there.

extension CheckFormat: ExpressibleByArgument {}
extension WeightType: ExpressibleByArgument {}

extension CreationTime: ExpressibleByArgument {
  /// Reads a time in UTC, to the second.
  public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a day, written as `2026-07-31`.
  public init?(argument: String) { self.init(argument) }
}

extension SemanticVersion: ExpressibleByArgument {
  /// Reads a version of three numbers.
  public init?(argument: String) { self.init(argument) }
}
