# COMPLEXITY: time O(n*m); space O(m); why: each cell once
class Solution:
    def gridPaths(self, r: int, c: int) -> int:
        row = [1] * c
        for _ in range(r - 1):
            for k in range(1, c):
                row[k] = (row[k] + row[k - 1]) % 1000000007
        return row[-1]
