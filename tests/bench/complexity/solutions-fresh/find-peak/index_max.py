# COMPLEXITY: time O(n); space O(1); why: max(), then index(): two passes in C
class Solution:
    def peak(self, nums: List[int]) -> int:
        return nums.index(max(nums))
