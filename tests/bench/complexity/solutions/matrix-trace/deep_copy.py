# COMPLEXITY: time O(n^2); space O(n^2); why: the rows are copied first
class Solution:
    def trace(self, matrix: List[List[int]]) -> int:
        copy = [row[:] for row in matrix]
        return sum(copy[i][i] for i in range(len(copy)))
