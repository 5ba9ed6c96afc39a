# COMPLEXITY: time O(n); space O(1); why: one integer square root for each b
from math import isqrt


class Solution:
    def pairs(self, k: int) -> int:
        return sum(isqrt(k - b) for b in range(1, k))
