# runtime_error: looks at the right neighbour of every element, and the last has none: IndexError (tag: sample)
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i in range(len(nums)):
            seen[nums[i]] = i
            if target - nums[i + 1] in seen and i > 0:
                return [seen[target - nums[i + 1]], i + 1]
        return []
