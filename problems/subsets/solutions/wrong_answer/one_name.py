# wrong_answer: every subset is the same list, which is empty in the end (tag: sample)
class Solution:
    def subsets(self, nums: List[int]) -> List[List[int]]:
        found, taken = [], []

        def decide(i):
            if i == len(nums):
                found.append(taken)
                return
            decide(i + 1)
            taken.append(nums[i])
            decide(i + 1)
            taken.pop()

        decide(0)
        return found
