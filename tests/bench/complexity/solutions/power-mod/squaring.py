# COMPLEXITY: time O(log n); space O(1); why: one or two products for each bit
class Solution:
    def powerMod(self, base: int, k: int) -> int:
        result = 1
        while k:
            if k & 1:
                result = result * base % 1000000007
            base = base * base % 1000000007
            k >>= 1
        return result
