# coding: utf-7
# ITEM: 34 56
# EXPECT: verdict=compile_error|runtime_error|wrong_answer
# WHY: an encoding declaration that turns comments into code changes what people see, not where it runs.
#+AAo-import os; os.system("touch /tmp/gavel-escape-encoding")
class Solution:
    def twoSum(self, nums, target):
        return []
