# COMPLEXITY: time O(n sqrt n); space O(n); why: each item and each square up to the largest gap: a lookup
class Solution:
    def squareGaps(self, nums: List[int]) -> int:
        there, most, count = set(nums), nums[-1], 0
        for x in nums:
            i = 1
            while x + i * i <= most:
                if x + i * i in there:
                    count += 1
                i += 1
        return count
