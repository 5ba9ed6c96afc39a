# COMPLEXITY: time O(n^2); space O(1); why: looks ahead from each place; in descending order to the end
class Solution:
    def distances(self, nums: List[int]) -> int:
        total = 0
        for i in range(len(nums)):
            for j in range(i + 1, len(nums)):
                if nums[j] > nums[i]:
                    total += j - i
                    break
        return total
