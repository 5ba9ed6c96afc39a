# ITEM: 31
# EXPECT: verdict=time_limit_exceeded
# WHY: the CPU time of all threads is the function's, also while the main one sleeps.
import threading
import time


class Solution:
    def twoSum(self, nums, target):
        def spin():
            while True:
                pass

        for _ in range(4):
            threading.Thread(target=spin, daemon=True).start()
        time.sleep(60)
        return [0, 1]
