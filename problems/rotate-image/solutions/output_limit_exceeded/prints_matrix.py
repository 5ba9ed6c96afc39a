# output_limit_exceeded: prints the whole matrix after every row (tag: large-odd)
class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        original = [row[:] for row in matrix]
        n = len(matrix)
        for i in range(n):
            for j in range(n):
                matrix[j][n - 1 - i] = original[i][j]
            print(matrix)
