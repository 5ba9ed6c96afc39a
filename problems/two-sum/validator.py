# Refuses an input in which not exactly one pair of positions sums to target.
class Solution:
    def valid(self, nums: List[int], target: int) -> str:
        seen, pairs = {}, 0
        for value in nums:
            pairs += seen.get(target - value, 0)
            seen[value] = seen.get(value, 0) + 1
        return "" if pairs == 1 else f"{pairs} pairs of positions sum to target, allowed: exactly one"
