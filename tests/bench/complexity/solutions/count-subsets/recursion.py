# COMPLEXITY: time O(2^n); space O(n); why: take it or leave it, for each item; n frames deep
class Solution:
    def countSubsets(self, nums: List[int], target: int) -> int:
        def rest(i, left):
            if i == len(nums):
                return left == 0
            return rest(i + 1, left) + rest(i + 1, left - nums[i])

        return int(rest(0, target))
