# COMPLEXITY: time O(n); space O(1); why: divides by every number up to k
class Solution:
    def countDivisors(self, k: int) -> int:
        return sum(1 for d in range(1, k + 1) if k % d == 0)
