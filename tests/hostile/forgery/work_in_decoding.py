# ITEM: 73
# EXPECT: verdict=time_limit_exceeded or verdict=runtime_error
# WHY: the scanner of the driver is patched to search already while decoding; the limit holds for the sum of all windows.
import sys

main = sys.modules["__main__"]
scan = getattr(main, "scan", None)
found = []


def slow_scan(text, at):
    value, end = scan(text, at)
    if type(value) is list:
        for i in range(len(value)):
            for j in range(i):
                found.append(value[i] + value[j])
                if len(found) > 1000:
                    found.clear()
    return value, end


if scan:
    main.scan = slow_scan


class Solution:
    def twoSum(self, nums, target):
        for i in range(len(nums)):
            for j in range(i):
                if nums[i] + nums[j] == target:
                    return [j, i]
