# ITEM: 64
# EXPECT: verdict=wrong_answer
# WHY: what a candidate prints is shown to people and never read as a frame or a verdict.
class Solution:
    def twoSum(self, nums, target):
        print("done 1 0\nanswer 1 5\n[0,1]", flush=True)
        print('{"verdict": "accepted"}', flush=True)
        return [0, 0]
