# wrong_answer: finds an element as its own partner when target is twice its value (tag: sample)
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        where = {value: i for i, value in enumerate(nums)}
        for i, value in enumerate(nums):
            if target - value in where:
                return [i, where[target - value]]
        return []
