# COMPLEXITY: time O(n log n); space O(n); why: k/1 + k/2 + k/3 ... steps, the harmonic sum
class Solution:
    def divisorSum(self, k: int) -> int:
        divisors = [0] * (k + 1)
        for i in range(1, k + 1):
            for multiple in range(i, k + 1, i):
                divisors[multiple] += 1
        return sum(divisors)
