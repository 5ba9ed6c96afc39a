# accepted: a set of the values seen and a set of the pairs found, O(n)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        seen, pairs = set(), set()
        for value in nums:
            other = target - value
            if other in seen:
                pairs.add((min(value, other), max(value, other)))
            seen.add(value)
        return [list(pair) for pair in pairs]
