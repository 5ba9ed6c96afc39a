# COMPLEXITY: time O(n); space O(n); why: one pass, but over a slice, which copies
class Solution:
    def maxSubarray(self, nums: List[int]) -> int:
        best = here = nums[0]
        for x in nums[1:]:
            here = max(x, here + x)
            best = max(best, here)
        return best
