# runtime_error: Newton's method from x itself, which is 0 in the end: ZeroDivisionError (tag: zero)
class Solution:
    def integerSqrt(self, x: int) -> int:
        root = x
        while root > x // root:
            root = (root + x // root) // 2
        return root
