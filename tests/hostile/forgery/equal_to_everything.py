# ITEM: 68
# EXPECT: verdict=runtime_error
# WHY: an object that says it equals everything is no int[]; results are encoded by exact type.
class Everything(list):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0


class Solution:
    def twoSum(self, nums, target):
        return Everything([0, 0])
