# COMPLEXITY: time O(n+m); space O(n); why: one row, and one item of each other row
class Solution:
    def edgeSum(self, matrix: List[List[int]]) -> int:
        total = 0
        for x in matrix[0]:
            total += x
        for row in matrix[1:]:
            total += row[0]
        return total
