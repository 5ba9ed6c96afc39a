# COMPLEXITY: time O(n); space O(sqrt n); why: the squares in a list, and all pairs of them in a generator
class Solution:
    def points(self, k: int) -> int:
        squares = [x * x for x in range(1, int(k**0.5) + 1)]
        return sum(a + b <= k for a in squares for b in squares)
