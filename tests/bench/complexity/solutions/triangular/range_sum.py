# COMPLEXITY: time O(n); space O(1); why: sum() over a range
class Solution:
    def triangular(self, k: int) -> int:
        return sum(range(k + 1))
