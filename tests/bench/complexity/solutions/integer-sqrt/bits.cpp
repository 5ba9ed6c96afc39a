// COMPLEXITY: time O(log n); space O(1); why: one bit of the root after another, from the highest that x has
class Solution {
public:
    int intSqrt(long long x) {
        long long bit = 1, r = 0;
        while (bit * bit <= x)
            bit <<= 1;
        for (; bit; bit >>= 1)
            if ((r + bit) * (r + bit) <= x)
                r += bit;
        return (int)r;
    }
};
