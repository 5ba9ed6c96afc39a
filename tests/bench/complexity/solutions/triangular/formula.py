# COMPLEXITY: time O(1); space O(1); why: Gauss
class Solution:
    def triangular(self, k: int) -> int:
        return k * (k + 1) // 2
