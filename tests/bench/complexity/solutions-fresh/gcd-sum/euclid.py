# COMPLEXITY: time O(n log n); space O(1); why: Euclid in plain Python, for each i
class Solution:
    def gcdSum(self, k: int) -> int:
        total = 0
        for i in range(1, k + 1):
            a, b = i, k
            while b:
                a, b = b, a % b
            total += a
        return total
