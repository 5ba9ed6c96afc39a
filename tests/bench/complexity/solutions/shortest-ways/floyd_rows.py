# COMPLEXITY: time O(n^3); space O(n^2); why: the innermost loop is a comprehension over two rows
class Solution:
    def shortestWays(self, roads: List[List[int]]) -> int:
        n = len(roads)
        d = [row[:] for row in roads]
        for i in range(n):
            d[i][i] = 0
        for k in range(n):
            through = d[k]
            for i in range(n):
                via = d[i][k]
                d[i] = [a if a <= via + b else via + b for a, b in zip(d[i], through)]
        return sum(map(sum, d))
