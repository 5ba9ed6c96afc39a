class Solution:
    def countUp(self, n: int) -> int:
        steps = 0
        for _ in range(n):
            steps += 1
        return steps
