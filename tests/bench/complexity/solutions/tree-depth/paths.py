# COMPLEXITY: time O(n^2); space O(n^2); why: hands the path so far down as a new list at each step, and the frames keep them all
class Solution:
    def maxDepth(self, root: Optional[TreeNode]) -> int:
        def walk(node, path):
            if not node:
                return len(path)
            longer = path + [node]
            return max(walk(node.left, longer), walk(node.right, longer))

        return walk(root, [])
