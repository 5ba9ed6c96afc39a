# time_limit_exceeded: looks through all subsets found whether a new one is among them, O(4^n) (tag: large-in-order)
class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        found = [[]]
        for value in nums:
            for subset in found[:]:
                if subset + [value] not in found:
                    found.append(subset + [value])
        return found
