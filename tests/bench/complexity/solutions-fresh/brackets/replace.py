# COMPLEXITY: time O(n^2); space O(n); why: each round takes the innermost pair away and copies the rest: n/2 rounds
class Solution:
    def balanced(self, s: str) -> bool:
        while True:
            shorter = s.replace("()", "").replace("[]", "").replace("{}", "")
            if len(shorter) == len(s):
                return not s
            s = shorter
