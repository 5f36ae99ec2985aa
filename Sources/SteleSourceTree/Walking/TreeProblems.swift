/// What could not be read of a tree and was passed over.
public struct TreeProblems: Sendable {
  /// The tree's root as it was given.
  public let root: String
  /// The first ``TreeWalk/mostProblems``.
  public let named: [TreeError]
  /// How many there were in all.
  public let count: Int

  /// Those of `walk`, which started at `root`.
  init(_ walk: TreeWalk, root: String) {
    self.root = root
    named = walk.problems
    count = walk.problemCount
  }

  /// The only one: that the tree at `root` cannot be read at all.
  init(_ error: TreeError, root: String) {
    self.root = root
    named = [error]
    count = 1
  }
}
