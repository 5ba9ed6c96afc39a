# wrong_answer: pairs half of the target with itself though it occurs once (tag: sample)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        values = set(nums)
        return [[v, target - v] for v in values if target - v in values and v <= target - v]
