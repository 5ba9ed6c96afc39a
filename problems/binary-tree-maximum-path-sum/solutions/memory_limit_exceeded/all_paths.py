# memory_limit_exceeded: a row of sums for every node, as long as the tree has nodes, O(n * n) (tag: large-balanced)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        order = [root]
        for node in order:
            order += [child for child in (node.left, node.right) if child]
        rows, gain, best = [], {None: 0}, root.val
        for node in reversed(order):
            left, right = max(gain[node.left], 0), max(gain[node.right], 0)
            gain[node] = node.val + max(left, right)
            best = max(best, node.val + left + right)
            rows.append([best] * len(order))
        return best
