# COMPLEXITY: time O(n^2 log n); space O(n); why: each row is sorted
class Solution:
    def rowMedians(self, matrix: List[List[int]]) -> int:
        return sum(sorted(row)[(len(row) - 1) // 2] for row in matrix)
