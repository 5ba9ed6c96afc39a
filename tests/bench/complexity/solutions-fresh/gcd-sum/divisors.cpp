// COMPLEXITY: time O(sqrt n); space O(1); why: Pillai's function from the factors of k, found by trial up to the root in any case
class Solution {
public:
    long long gcdSum(int k) {
        long long result = 1;
        int left = k;
        for (long long p = 2; p * p <= k; p++) {
            if (left % p)
                continue;
            long long power = 1, exponent = 0;
            while (left % p == 0) {
                left /= p;
                power *= p;
                exponent++;
            }
            result *= (exponent + 1) * power - exponent * (power / p);
        }
        return left > 1 ? result * (2LL * left - 1) : result;
    }
};
