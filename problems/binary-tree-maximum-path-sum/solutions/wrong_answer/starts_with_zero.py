# wrong_answer: begins with a best sum of 0, so a tree of negative values gets 0 (tag: single-negative)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        order = [root]
        for node in order:
            order += [child for child in (node.left, node.right) if child]
        gain = {}
        best = 0
        for node in reversed(order):
            left = max(gain.get(node.left, 0), 0)
            right = max(gain.get(node.right, 0), 0)
            best = max(best, node.val + left + right)
            gain[node] = node.val + max(left, right)
        return best
