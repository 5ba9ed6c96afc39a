# COMPLEXITY: time O(n); space O(1); why: one addition for each number
class Solution:
    def triangular(self, k: int) -> int:
        total = 0
        for i in range(1, k + 1):
            total += i
        return total
