# ITEM: 56 58
# EXPECT: verdict=compile_error|runtime_error|memory_limit_exceeded|time_limit_exceeded seconds_under=40
# WHY: a constant expression that the compiler of Python folds, and brackets deeper than its stack: limits, no crash.
class Solution:
    def twoSum(self, nums, target):
        return ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
            [2**99999**9][0]
