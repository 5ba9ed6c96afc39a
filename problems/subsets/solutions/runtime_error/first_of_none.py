# runtime_error: takes the first value of a list that may be empty: IndexError (tag: sample)
class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        rest = self.subsets(nums[1:]) if len(nums) > 1 else [[]]
        return rest + [[nums[0]] + subset for subset in rest]
