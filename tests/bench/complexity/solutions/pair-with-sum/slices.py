# COMPLEXITY: time O(n^2); space O(n); why: `in` over a fresh copy of the rest of the list: two loops in C inside one in Python
class Solution:
    def hasPair(self, nums: List[int], target: int) -> bool:
        for i, x in enumerate(nums):
            if target - x in nums[i + 1 :]:
                return True
        return False
