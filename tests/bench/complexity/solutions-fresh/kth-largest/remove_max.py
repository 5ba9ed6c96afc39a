# COMPLEXITY: time O(n^2); space O(n); why: max() and remove(), n/2 times
class Solution:
    def kthLargest(self, nums: List[int], k: int) -> int:
        left = list(nums)
        for _ in range(k - 1):
            left.remove(max(left))
        return max(left)
