# ITEM: 73
# EXPECT: verdict=time_limit_exceeded or verdict=runtime_error
# WHY: a child that has not blocked 5 ms after `done` is charged until it does, so a thread that works on is not free.
import threading


class Solution:
    def twoSum(self, nums, target):
        answer = []

        def work():
            while True:
                for i in range(len(nums)):
                    for j in range(i):
                        if nums[i] + nums[j] == target:
                            answer[:] = [j, i]

        threading.Thread(target=work, daemon=True).start()
        while not answer:
            pass
        return answer
