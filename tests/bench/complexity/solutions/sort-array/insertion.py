# COMPLEXITY: time O(n^2); space O(1); why: each item moves past half of those before it on average
class Solution:
    def sortArray(self, nums: List[int]) -> None:
        for i in range(1, len(nums)):
            x, k = nums[i], i - 1
            while k >= 0 and nums[k] > x:
                nums[k + 1] = nums[k]
                k -= 1
            nums[k + 1] = x
