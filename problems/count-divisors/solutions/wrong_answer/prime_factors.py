# wrong_answer: counts the prime factors (tag: sample)
class Solution:
    def countDivisors(self, number: int) -> int:
        count, k = 0, 2
        while k * k <= number:
            while number % k == 0:
                number //= k
                count += 1
            k += 1
        return count + (number > 1)
