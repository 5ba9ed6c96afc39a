# accepted: each subset, then those that go on with a later value, O(n 2^n)
class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        found, taken = [], []

        def extend(start):
            found.append(taken[:])
            for i in range(start, len(nums)):
                taken.append(nums[i])
                extend(i + 1)
                taken.pop()

        extend(0)
        return found
