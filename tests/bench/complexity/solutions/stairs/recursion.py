# COMPLEXITY: time O(2^n); space O(n); why: two calls for each k, 1.6^k in all
class Solution:
    def climb(self, k: int) -> int:
        def ways(k):
            return 1 if k < 2 else ways(k - 1) + ways(k - 2)

        return ways(k) % 1000000007
