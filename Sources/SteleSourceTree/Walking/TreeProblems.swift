/// What could not be read of a tree and was passed over.
package struct TreeProblems: Sendable {
  /// The tree's root as it was given.
  package let root: String
  /// The first ``TreeWalk/mostProblems``.
  package let named: [TreeError]
  /// How many there were in all.
  package let count: Int

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
