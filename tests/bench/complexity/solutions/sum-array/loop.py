# COMPLEXITY: time O(n); space O(1); why: one addition for each item
class Solution:
    def sumArray(self, nums: List[int]) -> int:
        total = 0
        for x in nums:
            total += x
        return total
