# accepted: the exponents of the prime factors, each plus one, multiplied, O(sqrt n)
class Solution:
    def countDivisors(self, number: int) -> int:
        count, k = 1, 2
        while k * k <= number:
            exponent = 0
            while number % k == 0:
                number //= k
                exponent += 1
            count *= exponent + 1
            k += 1 if k == 2 else 2
        return 2 * count if number > 1 else count
