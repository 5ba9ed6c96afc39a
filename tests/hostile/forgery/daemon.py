# ITEM: 14 15
# EXPECT: verdict=runtime_error
# WHY: where a function is measured no process may be made at all: a daemon would go on where no clock looks.
import os


class Solution:
    def twoSum(self, nums, target):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True:
                    pass
            os._exit(0)
        return [0, 1]
