# wrong_answer: considers only paths that go through the root (tag: sample)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        order = [root]
        for node in order:
            order += [child for child in (node.left, node.right) if child]
        gain = {}
        for node in reversed(order):
            left = max(gain.get(node.left, 0), 0)
            right = max(gain.get(node.right, 0), 0)
            gain[node] = node.val + max(left, right)
        return root.val + max(gain.get(root.left, 0), 0) + max(gain.get(root.right, 0), 0)
