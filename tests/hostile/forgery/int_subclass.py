# ITEM: 68 70
# EXPECT: verdict=runtime_error
# WHY: a subclass of int could choose its text and its comparison at encoding; only int itself is an int.
class Any(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__

    def __repr__(self):
        return "0,1"

    __str__ = __repr__


class Solution:
    def twoSum(self, nums, target):
        return [Any(0), Any(0)]
