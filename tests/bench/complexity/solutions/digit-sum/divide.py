# COMPLEXITY: time O(log n); space O(1); why: one step for each digit
class Solution:
    def digitSum(self, k: int) -> int:
        total = 0
        while k:
            total += k % 10
            k //= 10
        return total
