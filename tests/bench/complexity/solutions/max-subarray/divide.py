# COMPLEXITY: time O(n log n); space O(log n); why: two halves, and a linear pass over the middle, at each level
class Solution:
    def maxSubarray(self, nums: List[int]) -> int:
        def part(low, high):
            if high - low == 1:
                return nums[low]
            middle = (low + high) // 2
            left = total = nums[middle - 1]
            for i in range(middle - 2, low - 1, -1):
                total += nums[i]
                if total > left:
                    left = total
            right = total = nums[middle]
            for i in range(middle + 1, high):
                total += nums[i]
                if total > right:
                    right = total
            return max(left + right, part(low, middle), part(middle, high))

        return part(0, len(nums))
