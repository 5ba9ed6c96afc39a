# COMPLEXITY: time O(n); space O(n); why: each bracket is pushed and popped once
class Solution:
    def balanced(self, s: str) -> bool:
        close, stack = {")": "(", "]": "[", "}": "{"}, []
        for c in s:
            if c in close:
                if not stack or stack.pop() != close[c]:
                    return False
            else:
                stack.append(c)
        return not stack
