# ITEM: 71
# EXPECT: verdict=wrong_answer
# WHY: the first case's answer is kept and given for all later ones; every case is sent and judged for itself.
kept = []


class Solution:
    def twoSum(self, nums, target):
        if not kept:
            for i in range(len(nums)):
                for j in range(i):
                    if nums[i] + nums[j] == target:
                        kept.extend([j, i])
        return list(kept)
