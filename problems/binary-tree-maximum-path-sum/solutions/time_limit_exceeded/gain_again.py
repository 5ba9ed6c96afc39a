# time_limit_exceeded: works out the best downward sums of a node's whole subtree again at every node, O(n * height) (tag: large-positive)
class Solution:
    def gain(self, root):
        if root is None:
            return 0
        order = [root]
        for node in order:
            order += [child for child in (node.left, node.right) if child]
        gains = {}
        for node in reversed(order):
            gains[node] = node.val + max(gains.get(node.left, 0), gains.get(node.right, 0), 0)
        return max(gains[root], 0)

    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        best, todo = root.val, [root]
        while todo:
            node = todo.pop()
            best = max(best, node.val + self.gain(node.left) + self.gain(node.right))
            todo += [child for child in (node.left, node.right) if child]
        return best
