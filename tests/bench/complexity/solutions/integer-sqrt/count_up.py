# COMPLEXITY: time O(sqrt n); space O(1); why: counts up to the root
class Solution:
    def intSqrt(self, x: int) -> int:
        r = 0
        while (r + 1) * (r + 1) <= x:
            r += 1
        return r
