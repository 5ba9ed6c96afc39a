# ITEM: 63 69
# EXPECT: verdict=wrong_answer or verdict=runtime_error
# WHY: modules of the candidate's under the names that the driver imports: it has imported before, and compares nothing.
import sys
import types

for name in ("json", "os", "io", "re", "struct", "time", "typing", "collections", "math", "signal"):
    fake = types.ModuleType(name)
    fake.__getattr__ = lambda attribute: (lambda *a, **k: "[0,1]")
    sys.modules[name] = fake
sys.path[:0] = ["/work/here", "."]


class Solution:
    def twoSum(self, nums, target):
        return [0, 0]
