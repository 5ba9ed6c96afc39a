// accepted: the exponents of the prime factors, each plus one, multiplied, O(sqrt n)
class Solution {
public:
    int countDivisors(long long number) {
        int count = 1;
        for (long long k = 2; k * k <= number; k++) {
            int exponent = 0;
            for (; number % k == 0; number /= k)
                exponent++;
            count *= exponent + 1;
        }
        return number > 1 ? 2 * count : count;
    }
};
