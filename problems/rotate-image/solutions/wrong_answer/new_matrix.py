# wrong_answer: binds the name to a new matrix, the caller's stays as it was (tag: sample)
class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        matrix = [list(row) for row in zip(*matrix[::-1])]
