# COMPLEXITY: time O(n^2 log n); space O(n); why: each prefix is copied and sorted, in its first order
class Solution:
    def medians(self, nums: List[int]) -> int:
        return sum(sorted(nums[: i + 1])[i // 2] for i in range(len(nums)))
