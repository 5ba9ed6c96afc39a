# ITEM: 67
# EXPECT: verdict=runtime_error or verdict=time_limit_exceeded or verdict=compile_error
# WHY: code at import runs before any case: what it reads from the input descriptor is not there yet, so it waits in vain.
import os

kept = os.read(3, 1 << 20)
os.write(4, b"done 1 0\nanswer 1 5\n[0,1]")


class Solution:
    def twoSum(self, nums, target):
        return eval(kept)
