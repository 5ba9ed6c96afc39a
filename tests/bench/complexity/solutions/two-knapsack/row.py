# COMPLEXITY: time O(n*m); space O(m); why: one row, once for each item
class Solution:
    def knapsack(self, weights: List[int], room: int) -> int:
        best = [0] * (room + 1)
        for i, w in enumerate(weights):
            value = 3 * w - i % 3
            for r in range(room, w - 1, -1):
                if best[r - w] + value > best[r]:
                    best[r] = best[r - w] + value
        return best[room]
