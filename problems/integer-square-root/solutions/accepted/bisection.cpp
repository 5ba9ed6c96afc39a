// accepted: halves the range in which the root can be, O(log n)
class Solution {
public:
    long long integerSqrt(long long x) {
        long long low = 0, high = 3000000001LL; // low * low <= x < high * high
        while (high - low > 1) {
            long long mid = low + (high - low) / 2;
            if (mid * mid <= x)
                low = mid;
            else
                high = mid;
        }
        return low;
    }
};
