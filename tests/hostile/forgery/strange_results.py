# ITEM: 70
# EXPECT: verdict=runtime_error or verdict=wrong_answer
# WHY: each case gets another result that is no int[]: a cycle, a generator, a huge number, NaN, a subclass, the input.
class Sub(int):
    pass


cycle = []
cycle.append(cycle)
results = [cycle, (i for i in range(2)), [10**100000, 1], [float("nan"), 1.0], [Sub(0), Sub(1)], [True, False], {0, 1},
           range(2), b"\0\1", [None, None], "01", [[0], [1]]]


class Solution:
    seen = 0

    def twoSum(self, nums, target):
        Solution.seen += 1
        return results[Solution.seen % len(results)]
