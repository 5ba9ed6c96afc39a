# time_limit_exceeded: takes a fresh copy of the whole matrix for every cell, O(n^4) (tag: large-odd)
class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        n = len(matrix)
        original = [row[:] for row in matrix]
        for i in range(n):
            for j in range(n):
                image = [row[:] for row in original]
                matrix[j][n - 1 - i] = image[i][j]
