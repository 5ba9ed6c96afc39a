# COMPLEXITY: time O(n^2); space O(1); why: all pairs
class Solution:
    def hasPair(self, nums: List[int], target: int) -> bool:
        for i in range(len(nums)):
            for k in range(i + 1, len(nums)):
                if nums[i] + nums[k] == target:
                    return True
        return False
