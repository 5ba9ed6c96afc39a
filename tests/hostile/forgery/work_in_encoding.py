# ITEM: 73
# EXPECT: verdict=runtime_error or verdict=time_limit_exceeded
# WHY: a list subclass that computes when it is iterated would move the work behind `done`; exact types refuse it.
class Later(list):
    def __init__(self, nums, target):
        self.nums, self.target = nums, target

    def __len__(self):
        return 2

    def __iter__(self):
        for i in range(len(self.nums)):
            for j in range(i):
                if self.nums[i] + self.nums[j] == self.target:
                    return iter([j, i])
        return iter([])


class Solution:
    def twoSum(self, nums, target):
        return Later(nums, target)
