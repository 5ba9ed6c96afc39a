# COMPLEXITY: time O(n^2); space O(n); why: sorting a sorted list with one new item at its end is linear for Timsort
class Solution:
    def medians(self, nums: List[int]) -> int:
        kept, total = [], 0
        for x in nums:
            kept.append(x)
            kept.sort()
            total += kept[(len(kept) - 1) // 2]
        return total
