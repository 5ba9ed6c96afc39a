# COMPLEXITY: time O(n^3); space O(n^2); why: the same with a transposed copy and sum() over a map
from operator import mul


class Solution:
    def maxOfProduct(self, a: List[List[int]], b: List[List[int]]) -> int:
        columns = list(zip(*b))
        return max(sum(map(mul, row, column)) for row in a for column in columns)
