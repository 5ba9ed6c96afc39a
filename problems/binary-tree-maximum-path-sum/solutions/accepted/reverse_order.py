# accepted: nodes in reverse order of discovery, so that children come before their parent, O(n)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        order = [root]
        for node in order:
            if node.left:
                order.append(node.left)
            if node.right:
                order.append(node.right)
        gain = {None: 0}
        best = root.val
        for node in reversed(order):
            left = max(gain.pop(node.left, 0), 0) if node.left else 0
            right = max(gain.pop(node.right, 0), 0) if node.right else 0
            best = max(best, node.val + left + right)
            gain[node] = node.val + max(left, right)
        return best
