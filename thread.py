import threading
class Solution:
    def twoSum(self, nums, target):
        found = []
        def work():
            for i, a in enumerate(nums):
                for j in range(i + 1, len(nums)):
                    if a + nums[j] == target:
                        found.append([i, j])
                        return
        t = threading.Thread(target=work)
        t.start()
        t.join()
        return found[0]
