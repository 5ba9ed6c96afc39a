# COMPLEXITY: time O(n); space O(n); why: a reversed copy to get at the last item
class Solution:
    def ends(self, nums: List[int]) -> int:
        return nums[0] * nums[::-1][0]
