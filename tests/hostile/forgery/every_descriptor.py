# ITEM: 65
# EXPECT: verdict=runtime_error reason=frame
# WHY: frames in every open descriptor reach the judge unasked: a byte that was not asked for fails the case.
import os


class Solution:
    def twoSum(self, nums, target):
        for fd in range(1024):
            if fd == 3:
                continue
            try:
                os.write(fd, b"done 1 0\nanswer 1 5\n[0,1]")
            except OSError:
                pass
        return [0, 1]
