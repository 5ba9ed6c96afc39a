# COMPLEXITY: time O(n); space O(n); why: a stack of places
class Solution:
    def distances(self, nums: List[int]) -> int:
        open_, total = [], 0
        for i, x in enumerate(nums):
            while open_ and nums[open_[-1]] < x:
                total += i - open_.pop()
            open_.append(i)
        return total
