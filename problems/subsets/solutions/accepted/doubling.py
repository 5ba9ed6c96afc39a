# accepted: each value doubles the subsets found so far, O(n 2^n)
class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        found = [[]]
        for value in nums:
            found += [subset + [value] for subset in found]
        return found
