# time_limit_exceeded: tries every number up to the root, O(sqrt n) (tag: square-of-int-max)
class Solution:
    def integerSqrt(self, x: int) -> int:
        root = 0
        while (root + 1) * (root + 1) <= x:
            root += 1
        return root
