# ITEM: 66
# EXPECT: verdict=runtime_error reason=exit
# WHY: a process that ends before its answer has not answered, also with status 0.
import os


class Solution:
    def twoSum(self, nums, target):
        os._exit(0)
