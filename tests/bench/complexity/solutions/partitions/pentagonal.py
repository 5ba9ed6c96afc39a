# COMPLEXITY: time O(n sqrt n); space O(n); why: Euler's recurrence has about 1.6 sqrt k terms for each k
class Solution:
    def partitions(self, k: int) -> int:
        p = [1] + [0] * k
        for x in range(1, k + 1):
            total, i, sign = 0, 1, 1
            while i * (3 * i - 1) // 2 <= x:
                total += sign * p[x - i * (3 * i - 1) // 2]
                if i * (3 * i + 1) // 2 <= x:
                    total += sign * p[x - i * (3 * i + 1) // 2]
                i += 1
                sign = -sign
            p[x] = total % 1000000007
        return p[k]
