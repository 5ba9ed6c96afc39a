# COMPLEXITY: time O(n^3); space O(n^2); why: Floyd and Warshall on a copy
class Solution:
    def shortestWays(self, roads: List[List[int]]) -> int:
        n = len(roads)
        d = [row[:] for row in roads]
        for i in range(n):
            d[i][i] = 0
        for k in range(n):
            for i in range(n):
                via = d[i][k]
                for j in range(n):
                    if via + d[k][j] < d[i][j]:
                        d[i][j] = via + d[k][j]
        return sum(map(sum, d))
