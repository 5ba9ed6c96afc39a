# COMPLEXITY: time O(n); space O(n); why: each halving copies the half: n/2 + n/4 + ...
class Solution:
    def search(self, nums: List[int], target: int) -> int:
        def look(part, offset):
            if not part:
                return -1
            middle = len(part) // 2
            if part[middle] == target:
                return offset + middle
            if part[middle] < target:
                return look(part[middle + 1 :], offset + middle + 1)
            return look(part[:middle], offset)

        return look(nums, 0)
