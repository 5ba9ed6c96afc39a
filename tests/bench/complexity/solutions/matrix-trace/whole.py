# COMPLEXITY: time O(n^2); space O(1); why: looks at every entry
class Solution:
    def trace(self, matrix: List[List[int]]) -> int:
        total = 0
        for i, row in enumerate(matrix):
            for k, x in enumerate(row):
                if i == k:
                    total += x
        return total
