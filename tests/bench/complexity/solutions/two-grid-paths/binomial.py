# COMPLEXITY: time O(n+m); space O(1); why: three factorials, and one inverse
class Solution:
    def gridPaths(self, r: int, c: int) -> int:
        p = 1000000007

        def factorial(k):
            result = 1
            for i in range(2, k + 1):
                result = result * i % p
            return result

        return factorial(r + c - 2) * pow(factorial(r - 1) * factorial(c - 1), p - 2, p) % p
