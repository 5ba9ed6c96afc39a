# COMPLEXITY: time O(log n); space O(1); why: each binary column is counted by a division
class Solution:
    def onesUpTo(self, k: int) -> int:
        total, width = 0, 1
        while width <= k:
            whole, rest = divmod(k + 1, 2 * width)
            total += whole * width + max(0, rest - width)
            width *= 2
        return total
