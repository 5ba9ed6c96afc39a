# COMPLEXITY: time O(n sqrt n); space O(1); why: every pair is counted
class Solution:
    def pairs(self, k: int) -> int:
        count, a = 0, 1
        while a * a < k:
            for b in range(1, k + 1):
                if a * a + b > k:
                    break
                count += 1
            a += 1
        return count
