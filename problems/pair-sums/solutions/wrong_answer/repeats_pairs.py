# wrong_answer: lists a pair again for every position that forms it (tag: sample)
class Solution:
    def pairSums(self, nums: List[int], target: int) -> List[List[int]]:
        seen, pairs = set(), []
        for value in nums:
            if target - value in seen:
                pairs.append([target - value, value])
            seen.add(value)
        return pairs
