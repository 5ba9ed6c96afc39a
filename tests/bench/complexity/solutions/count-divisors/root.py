# COMPLEXITY: time O(sqrt n); space O(1); why: pairs of divisors, up to the root
class Solution:
    def countDivisors(self, k: int) -> int:
        count, d = 0, 1
        while d * d < k:
            if k % d == 0:
                count += 2
            d += 1
        return count + (d * d == k)
