# COMPLEXITY: time O(sqrt n); space O(1); why: k // i takes about 2 sqrt k values, each block at once
class Solution:
    def divisorSum(self, k: int) -> int:
        total, i = 0, 1
        while i <= k:
            q = k // i
            last = k // q
            total += q * (last - i + 1)
            i = last + 1
        return total
