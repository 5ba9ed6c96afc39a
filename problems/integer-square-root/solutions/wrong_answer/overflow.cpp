// wrong_answer: squares the middle of the whole range, which wraps around in 64 bits (tag: square-of-int-max)
class Solution {
public:
    long long integerSqrt(long long x) {
        unsigned long long low = 0, high = (unsigned long long)x + 1;
        while (high - low > 1) {
            unsigned long long mid = low + (high - low) / 2;
            if (mid * mid <= (unsigned long long)x)
                low = mid;
            else
                high = mid;
        }
        return low;
    }
};
