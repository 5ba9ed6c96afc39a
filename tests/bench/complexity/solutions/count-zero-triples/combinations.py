# COMPLEXITY: time O(n^3); space O(1); why: combinations(nums, 3): the loops are in C
from itertools import combinations


class Solution:
    def countTriples(self, nums: List[int]) -> int:
        return sum(1 for a, b, c in combinations(nums, 3) if a + b + c == 0)
