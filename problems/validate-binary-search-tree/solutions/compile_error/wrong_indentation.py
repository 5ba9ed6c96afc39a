# compile_error: the return is indented to no enclosing block
class Solution:
    def isValidBST(self, root: Optional[TreeNode]) -> bool:
        def between(node, low, high):
            if node is None:
                return True
          return low < node.val < high and between(node.left, low, node.val) and between(node.right, node.val, high)
        return between(root, float("-inf"), float("inf"))
