# COMPLEXITY: time O(n sqrt n); space O(1); why: each number is divided by all up to its root
class Solution:
    def divisorSum(self, k: int) -> int:
        total = 0
        for x in range(1, k + 1):
            d = 1
            while d * d < x:
                if x % d == 0:
                    total += 2
                d += 1
            if d * d == x:
                total += 1
        return total
