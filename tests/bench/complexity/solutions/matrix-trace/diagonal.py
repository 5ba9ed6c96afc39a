# COMPLEXITY: time O(n); space O(1); why: one item of each row
class Solution:
    def trace(self, matrix: List[List[int]]) -> int:
        return sum(matrix[i][i] for i in range(len(matrix)))
