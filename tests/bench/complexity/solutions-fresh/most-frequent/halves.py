# COMPLEXITY: time O(n log n); space O(log n); why: both halves are asked, and their winners counted, at each level
class Solution:
    def majority(self, nums: List[int]) -> int:
        def winner(low, high):
            if high - low == 1:
                return nums[low]
            middle = (low + high) // 2
            a, b = winner(low, middle), winner(middle, high)
            if a == b:
                return a
            count = 0
            for i in range(low, high):
                if nums[i] == a:
                    count += 1
                elif nums[i] == b:
                    count -= 1
            return a if count > 0 else b

        return winner(0, len(nums))
