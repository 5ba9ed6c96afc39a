# ITEM: 28
# EXPECT: verdict=runtime_error or verdict=memory_limit_exceeded
# WHY: recursion without an end is the candidate's crash or his memory, never the judge's trouble.
import sys

sys.setrecursionlimit(2**31 - 1)


class Solution:
    def twoSum(self, nums, target):
        return self.twoSum(nums, target) + [0]
