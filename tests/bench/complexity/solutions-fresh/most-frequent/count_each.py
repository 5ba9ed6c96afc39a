# COMPLEXITY: time O(n^2); space O(1); why: half of the items are counted in vain before the first right one
class Solution:
    def majority(self, nums: List[int]) -> int:
        for x in nums:
            if nums.count(x) > len(nums) // 2:
                return x
        return -1
