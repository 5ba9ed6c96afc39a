# COMPLEXITY: time O(n log n); space O(n log n); why: a table of log n rows; each range takes two lookups
class Solution:
    def rangeMinima(self, nums: List[int], left: List[int], right: List[int]) -> int:
        table, width = [nums], 1
        while 2 * width <= len(nums):
            row = table[-1]
            table.append([a if a < b else b for a, b in zip(row, row[width:])])
            width *= 2
        total = 0
        for l, r in zip(left, right):
            k = (r - l + 1).bit_length() - 1
            total += min(table[k][l], table[k][r - (1 << k) + 1])
        return total
