#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How many processors there are to work with.
enum ProcessorCount {
  static var current: Int { ProcessInfo.processInfo.activeProcessorCount }
}
