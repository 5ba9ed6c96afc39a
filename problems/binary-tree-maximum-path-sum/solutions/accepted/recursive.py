# accepted: the usual recursion, as deep as the tree, each node gives its best downward sum, O(n)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        best = root.val

        def down(node):
            nonlocal best
            if node is None:
                return 0
            left = max(down(node.left), 0)
            right = max(down(node.right), 0)
            best = max(best, node.val + left + right)
            return node.val + max(left, right)

        down(root)
        return best
