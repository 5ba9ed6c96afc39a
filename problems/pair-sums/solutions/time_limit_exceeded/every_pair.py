# time_limit_exceeded: tries every pair, O(n^2) (tag: large)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        pairs = set()
        for i in range(len(nums)):
            for j in range(i):
                if nums[i] + nums[j] == target:
                    pairs.add((min(nums[i], nums[j]), max(nums[i], nums[j])))
        return [list(pair) for pair in pairs]
