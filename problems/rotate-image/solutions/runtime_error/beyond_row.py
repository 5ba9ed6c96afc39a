# runtime_error: mirrors with n - j where it needs n - 1 - j: IndexError (tag: sample)
class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        n = len(matrix)
        original = [row[:] for row in matrix]
        for i in range(n):
            for j in range(n):
                matrix[j][n - i] = original[i][j]
