# COMPLEXITY: time O(n^3); space O(1); why: a sum of n products for each of n^2 entries
class Solution:
    def maxOfProduct(self, a: List[List[int]], b: List[List[int]]) -> int:
        n = len(a)
        best = None
        for i in range(n):
            for k in range(n):
                total = 0
                for j in range(n):
                    total += a[i][j] * b[j][k]
                if best is None or total > best:
                    best = total
        return best
