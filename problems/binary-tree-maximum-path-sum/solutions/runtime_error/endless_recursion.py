# runtime_error: recurses into the node itself instead of its child: RecursionError or the end of the stack (tag: sample)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        import sys
        sys.setrecursionlimit(1000)

        def down(node):
            if node is None:
                return 0
            return node.val + max(down(node), 0)

        return down(root)
