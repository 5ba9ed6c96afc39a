# COMPLEXITY: time O(n^2); space O(n); why: min() of a slice of at least n/2 for each range
class Solution:
    def rangeMinima(self, nums: List[int], left: List[int], right: List[int]) -> int:
        return sum(min(nums[l : r + 1]) for l, r in zip(left, right))
