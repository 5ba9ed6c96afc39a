# COMPLEXITY: time O(n); space O(1); why: sum() is a loop in C
class Solution:
    def sumArray(self, nums: List[int]) -> int:
        return sum(nums)
