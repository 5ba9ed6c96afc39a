# COMPLEXITY: time O(n^2); space O(n); why: all earlier items for each
class Solution:
    def longest(self, nums: List[int]) -> int:
        best = [1] * len(nums)
        for i, x in enumerate(nums):
            for k in range(i):
                if nums[k] < x and best[k] >= best[i]:
                    best[i] = best[k] + 1
        return max(best)
