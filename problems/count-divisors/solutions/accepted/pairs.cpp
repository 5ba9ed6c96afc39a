// accepted: every divisor below the root has a partner above it, O(sqrt n)
class Solution {
public:
    int countDivisors(long long number) {
        int count = 0;
        for (long long k = 1; k * k <= number; k++)
            if (number % k == 0)
                count += k * k == number ? 1 : 2;
        return count;
    }
};
