# COMPLEXITY: time O(n sqrt n); space O(sqrt n); why: minima of blocks of sqrt n; a range takes up to 3 sqrt n steps
class Solution:
    def rangeMinima(self, nums: List[int], left: List[int], right: List[int]) -> int:
        width = max(1, int(len(nums) ** 0.5))
        least = []
        for i in range(0, len(nums), width):
            best = nums[i]
            for k in range(i, min(i + width, len(nums))):
                if nums[k] < best:
                    best = nums[k]
            least.append(best)
        total = 0
        for l, r in zip(left, right):
            best, i = nums[l], l
            while i <= r:
                if i % width == 0 and i + width - 1 <= r:
                    value, i = least[i // width], i + width
                else:
                    value, i = nums[i], i + 1
                if value < best:
                    best = value
            total += best
        return total
