# COMPLEXITY: time O(n^2); space O(n); why: every split of x into two, for each x
class Solution:
    def numSquares(self, k: int) -> int:
        least = [0] * (k + 1)
        for x in range(1, k + 1):
            root = int(x**0.5)
            least[x] = 1 if root * root == x else min(least[a] + least[x - a] for a in range(1, x // 2 + 1))
        return least[k]
