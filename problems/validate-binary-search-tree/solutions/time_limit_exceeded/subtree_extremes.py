# time_limit_exceeded: walks through both whole subtrees again at every node, O(n * height) (tag: degenerate-right)
class Solution:
    def values(self, root):
        stack = [root] if root else []
        while stack:
            node = stack.pop()
            yield node.val
            if node.left:
                stack.append(node.left)
            if node.right:
                stack.append(node.right)

    def isValidBST(self, root: Optional[TreeNode]) -> bool:
        stack = [root]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            if max(self.values(node.left), default=float("-inf")) >= node.val:
                return False
            if min(self.values(node.right), default=float("inf")) <= node.val:
                return False
            stack += [node.left, node.right]
        return True
