// time_limit_exceeded: tries every number up to the half, O(n) (tag: most-divisors)
class Solution {
public:
    int countDivisors(long long number) {
        int count = 1;
        for (long long k = 1; k <= number / 2; k++)
            if (number % k == 0)
                count++;
        return count;
    }
};
