# COMPLEXITY: time O(1); space O(1); why: two items
class Solution:
    def ends(self, nums: List[int]) -> int:
        return nums[0] * nums[-1]
