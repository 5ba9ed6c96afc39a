# COMPLEXITY: time O(n^2); space O(n); why: the least of each row and the largest of each column, then all entries
class Solution:
    def saddles(self, matrix: List[List[int]]) -> int:
        least = [min(row) for row in matrix]
        largest = [max(column) for column in zip(*matrix)]
        return sum(x == least[i] and x == largest[k] for i, row in enumerate(matrix) for k, x in enumerate(row))
