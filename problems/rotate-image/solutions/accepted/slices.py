# accepted: the rows upside down and transposed, written into the given rows, O(n^2)
class Solution:
    def rotate(self, matrix: List[List[int]]) -> None:
        matrix[:] = [list(row) for row in zip(*matrix[::-1])]
