# COMPLEXITY: time O(1); space O(1); why: 200 useless steps, however large k is
class Solution:
    def triangular(self, k: int) -> int:
        noise = k
        for _ in range(200):
            noise = (noise * 1664525 + 1013904223) % 4294967296
        return k * (k + 1) // 2
