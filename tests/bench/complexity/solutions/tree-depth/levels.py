# COMPLEXITY: time O(n); space O(1); why: level by level, and each level of a chain holds one node
class Solution:
    def maxDepth(self, root: Optional[TreeNode]) -> int:
        level, depth = [root] if root else [], 0
        while level:
            depth += 1
            level = [child for node in level for child in (node.left, node.right) if child]
        return depth
