# COMPLEXITY: time O(n); space O(n); why: each step moves one to the end and takes one out
from collections import deque


class Solution:
    def lastStanding(self, k: int) -> int:
        circle = deque(range(k))
        while len(circle) > 1:
            circle.append(circle.popleft())
            circle.popleft()
        return circle[0]
