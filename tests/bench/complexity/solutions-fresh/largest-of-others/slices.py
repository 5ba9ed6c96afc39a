# COMPLEXITY: time O(n^2); space O(n); why: a list of all others is put together for each place
class Solution:
    def othersSum(self, nums: List[int]) -> int:
        return sum(max(nums[:i] + nums[i + 1 :]) for i in range(len(nums)))
