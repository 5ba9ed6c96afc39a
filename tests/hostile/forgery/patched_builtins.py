# ITEM: 69
# EXPECT: verdict=wrong_answer or verdict=runtime_error
# WHY: builtins and json patched in the candidate's process change no comparison: that one happens in the judge.
import builtins
import json

json.dumps = lambda *args, **options: "[0,1]"
json.loads = lambda *args, **options: [[0, 1]]
json.encoder.JSONEncoder.encode = lambda *args: "[0,1]"
for name in ("len", "print", "sorted", "isinstance", "type", "repr", "str", "int", "min", "max", "all", "any"):
    setattr(builtins, name, lambda *args, **options: True)


class Solution:
    def twoSum(self, nums, target):
        return [0, 0]
