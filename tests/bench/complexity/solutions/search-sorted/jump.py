# COMPLEXITY: time O(sqrt n); space O(1); why: sqrt n jumps, then sqrt n steps; the target is last
class Solution:
    def search(self, nums: List[int], target: int) -> int:
        n = len(nums)
        step = max(1, int(n**0.5))
        at = 0
        while at + step < n and nums[at + step] < target:
            at += step
        for i in range(at, min(n, at + step + 1)):
            if nums[i] == target:
                return i
        return -1
