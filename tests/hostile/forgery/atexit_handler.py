# ITEM: 67
# EXPECT: verdict=runtime_error
# WHY: an exit handler that forges the last frames writes a `done` and an `answer` in one go, before it was asked.
import atexit
import os
import sys


def forge():
    os.write(4, b"done 1 0\nanswer 1 5\n[0,1]")
    os._exit(0)


atexit.register(forge)


class Solution:
    def twoSum(self, nums, target):
        sys.exit(0)
