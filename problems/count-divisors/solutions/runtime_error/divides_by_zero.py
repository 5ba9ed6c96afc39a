# runtime_error: begins with 0: ZeroDivisionError (tag: sample)
class Solution:
    def countDivisors(self, number: int) -> int:
        return sum(1 for k in range(number + 1) if number % k == 0)
