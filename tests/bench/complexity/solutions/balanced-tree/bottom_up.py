# COMPLEXITY: time O(n); space O(log n); why: each node once; as deep as the balanced tree
class Solution:
    def isBalanced(self, root: Optional[TreeNode]) -> bool:
        def height(node):
            if not node:
                return 0
            left, right = height(node.left), height(node.right)
            return -1 if left < 0 or right < 0 or abs(left - right) > 1 else 1 + max(left, right)

        return height(root) >= 0
