# EXPECT: runtime_error exit
# WHY: a process that ends before its answer has not answered, also with status 0.
import os


class Solution:
    def twoSum(self, nums, target):
        os._exit(0)
