# wrong_answer: list.index finds the first of two equal values, so both indices are the same (tag: sample)
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = set()
        for value in nums:
            if target - value in seen:
                return [nums.index(target - value), nums.index(value)]
            seen.add(value)
        return []
