# COMPLEXITY: time O(n); space O(n); why: each node once; the tree is a chain, n frames deep
class Solution:
    def maxDepth(self, root: Optional[TreeNode]) -> int:
        return 1 + max(self.maxDepth(root.left), self.maxDepth(root.right)) if root else 0
