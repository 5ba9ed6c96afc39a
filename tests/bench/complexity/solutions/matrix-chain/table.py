# COMPLEXITY: time O(n^3); space O(n^2); why: each interval, each place to cut
class Solution:
    def matrixChain(self, sizes: List[int]) -> int:
        n = len(sizes)
        best = [[0] * n for _ in range(n)]
        for width in range(2, n):
            for i in range(n - width):
                j = i + width
                best[i][j] = min(best[i][k] + best[k][j] + sizes[i] * sizes[k] * sizes[j] for k in range(i + 1, j))
        return best[0][n - 1]
