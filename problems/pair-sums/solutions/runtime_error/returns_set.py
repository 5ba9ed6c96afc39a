# runtime_error: returns a set of tuples where a list of lists is declared (tag: sample)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        seen, pairs = set(), set()
        for value in nums:
            if target - value in seen:
                pairs.add((min(value, target - value), max(value, target - value)))
            seen.add(value)
        return pairs
