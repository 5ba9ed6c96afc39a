# COMPLEXITY: time O(n^2); space O(n); why: list.pop in the middle moves the rest, by memmove
class Solution:
    def lastStanding(self, k: int) -> int:
        circle, at = list(range(k)), 0
        while len(circle) > 1:
            at = (at + 1) % len(circle)
            circle.pop(at)
        return circle[0]
