# ITEM: 69 75
# EXPECT: verdict=runtime_error or verdict=wrong_answer
# WHY: the driver's own functions are replaced by ones that answer at once; the judge still compares what they send.
import os
import sys

main = sys.modules["__main__"]
for name, value in list(vars(main).items()):
    if callable(value) and name in ("send", "receive", "encode", "scan", "write_value", "cut"):
        setattr(main, name, lambda *args, **options: os.write(4, b"answer 1 5\n[0,1]"))


class Solution:
    def twoSum(self, nums, target):
        return [0, 1]
