# COMPLEXITY: time O(n*m); space O(1); why: looks at every entry
class Solution:
    def edgeSum(self, matrix: List[List[int]]) -> int:
        total = 0
        for i, row in enumerate(matrix):
            for k, x in enumerate(row):
                if i == 0 or k == 0:
                    total += x
        return total
