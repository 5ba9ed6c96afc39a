# ITEM: 67
# EXPECT: verdict=runtime_error or verdict=time_limit_exceeded
# WHY: the judge sends nothing ahead. Whoever takes fd 3 blocks, and an early answer is a byte nobody asked for.
import os


class Solution:
    def twoSum(self, nums, target):
        os.write(4, b"done 1 0\n")
        os.write(4, b"answer 1 5\n[0,1]")
        os.read(3, 65536)
        return [0, 1]
