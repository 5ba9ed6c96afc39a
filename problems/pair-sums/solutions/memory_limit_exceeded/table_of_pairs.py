# memory_limit_exceeded: a table of n times n sums, filled before it is looked at (tag: large)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        n = len(nums)
        is_pair = [[False] * n for _ in range(n)]
        for i in range(n):
            for j in range(i):
                is_pair[i][j] = nums[i] + nums[j] == target
        pairs = {(min(nums[i], nums[j]), max(nums[i], nums[j])) for i in range(n) for j in range(i) if is_pair[i][j]}
        return [list(pair) for pair in pairs]
