# time_limit_exceeded: `in` on a list searches it from its beginning each time, O(n^2) (tag: large)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        seen, pairs = [], []
        for value in nums:
            pair = sorted([value, target - value])
            if target - value in seen and pair not in pairs:
                pairs.append(pair)
            seen.append(value)
        return pairs
