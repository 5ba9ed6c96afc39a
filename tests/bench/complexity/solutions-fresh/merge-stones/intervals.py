# COMPLEXITY: time O(n^3); space O(n^2); why: each interval, each place to cut
class Solution:
    def joinCost(self, heaps: List[int]) -> int:
        n = len(heaps)
        prefix = [0]
        for h in heaps:
            prefix.append(prefix[-1] + h)
        cost = [[0] * n for _ in range(n)]
        for i in range(n - 2, -1, -1):
            for j in range(i + 1, n):
                best = cost[i][i] + cost[i + 1][j]
                for k in range(i + 1, j):
                    c = cost[i][k] + cost[k + 1][j]
                    if c < best:
                        best = c
                cost[i][j] = best + prefix[j + 1] - prefix[i]
        return cost[0][n - 1]
