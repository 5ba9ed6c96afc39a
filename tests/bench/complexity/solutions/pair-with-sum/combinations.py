# COMPLEXITY: time O(n^2); space O(1); why: itertools hides the second loop
from itertools import combinations


class Solution:
    def hasPair(self, nums: List[int], target: int) -> bool:
        return any(a + b == target for a, b in combinations(nums, 2))
