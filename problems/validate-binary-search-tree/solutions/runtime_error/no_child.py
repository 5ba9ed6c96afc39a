# runtime_error: looks at the value of a child that is not there: AttributeError (tag: left-only)
class Solution:
    def isValidBST(self, root: Optional[TreeNode]) -> bool:
        stack = [(root, float("-inf"), float("inf"))]
        while stack:
            node, low, high = stack.pop()
            if not low < node.val < high:
                return False
            if node.left or node.right:
                if node.left.val >= node.val or node.right.val <= node.val:
                    return False
                stack.append((node.left, low, node.val))
                stack.append((node.right, node.val, high))
        return True
