# runtime_error: finds the pair and forgets to return it, so the answer is None and no list (tag: sample)
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, value in enumerate(nums):
            if target - value in seen:
                [seen[target - value], i]
            seen[value] = i
