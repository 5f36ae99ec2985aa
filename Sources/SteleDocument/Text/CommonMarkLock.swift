import CCommonMark
import Synchronization

/// Lets one thread at a time parse with cmark-gfm, which keeps the characters that its extensions
/// look for in variables of the whole process.
package enum CommonMarkLock {
  private static let isRegistered = Mutex(false)

  /// Runs `body` while no other thread parses, with GitHub's extensions registered.
  package static func hold<Result>(_ body: () -> sending Result) -> Result {
    isRegistered.withLock { isRegistered in
      if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
      isRegistered = true
      return body()
    }
  }
}
