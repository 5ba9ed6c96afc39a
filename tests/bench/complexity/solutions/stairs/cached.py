# COMPLEXITY: time O(n); space O(n); why: each k once, in a dictionary of its own for each call
class Solution:
    def climb(self, k: int) -> int:
        known = {}

        def ways(k):
            if k < 2:
                return 1
            if k not in known:
                known[k] = (ways(k - 1) + ways(k - 2)) % 1000000007
            return known[k]

        return ways(k)
