# COMPLEXITY: time O(n sqrt n); space O(n); why: all squares up to x for each x
class Solution:
    def numSquares(self, k: int) -> int:
        least = [0] * (k + 1)
        for x in range(1, k + 1):
            best, i = x, 1
            while i * i <= x:
                if least[x - i * i] + 1 < best:
                    best = least[x - i * i] + 1
                i += 1
            least[x] = best
        return least[k]
