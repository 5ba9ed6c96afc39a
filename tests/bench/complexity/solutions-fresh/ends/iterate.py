# COMPLEXITY: time O(n); space O(1); why: walks to the last item
class Solution:
    def ends(self, nums: List[int]) -> int:
        for last in nums:
            pass
        return nums[0] * last
