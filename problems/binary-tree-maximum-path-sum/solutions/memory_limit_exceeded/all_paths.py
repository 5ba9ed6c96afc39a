# memory_limit_exceeded: keeps the list of values of every downward path, O(n * height) (tag: large-balanced)
class Solution:
    def maxPathSum(self, root: Optional[TreeNode]) -> int:
        order = [root]
        for node in order:
            order += [child for child in (node.left, node.right) if child]
        paths, best = {None: [[]]}, root.val
        for node in reversed(order):
            left = max(map(sum, paths[node.left]))
            right = max(map(sum, paths[node.right]))
            best = max(best, node.val + left + right)
            paths[node] = [[]] + [[node.val] + path for path in paths[node.left] + paths[node.right]]
        return best
