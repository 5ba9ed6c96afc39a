# wrong_answer: compares with a sorted copy of the in-order values, which lets equal ones pass (tag: equal-left)
class Solution:
    def isValidBST(self, root: Optional[TreeNode]) -> bool:
        values, stack = [], []
        while root or stack:
            while root:
                stack.append(root)
                root = root.left
            root = stack.pop()
            values.append(root.val)
            root = root.right
        return values == sorted(values)
