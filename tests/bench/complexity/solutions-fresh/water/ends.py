# COMPLEXITY: time O(n); space O(1); why: the lower end moves inwards
class Solution:
    def mostWater(self, height: List[int]) -> int:
        i, j, best = 0, len(height) - 1, 0
        while i < j:
            low = min(height[i], height[j])
            best = max(best, (j - i) * low)
            if height[i] == low:
                i += 1
            else:
                j -= 1
        return best
