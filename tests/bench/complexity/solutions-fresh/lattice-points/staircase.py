# COMPLEXITY: time O(sqrt n); space O(1); why: x goes up to the root, y comes down
class Solution:
    def points(self, k: int) -> int:
        x, y, count = 1, int(k**0.5) + 1, 0
        while x * x <= k:
            while y > 0 and x * x + y * y > k:
                y -= 1
            count += y
            x += 1
        return count
