# COMPLEXITY: time O(n log n); space O(n); why: sorted by start; lists are compared item by item
class Solution:
    def joined(self, intervals: List[List[int]]) -> int:
        count, end = 0, None
        for a, b in sorted(intervals):
            if end is None or a > end:
                count += 1
                end = b
            else:
                end = max(end, b)
        return count
