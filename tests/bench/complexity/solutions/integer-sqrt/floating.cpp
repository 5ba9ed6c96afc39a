// COMPLEXITY: time O(1); space O(1); why: one instruction of the processor
class Solution {
public:
    int intSqrt(long long x) {
        int r = (int)sqrt((double)x);
        while ((long long)r * r > x)
            r--;
        while ((long long)(r + 1) * (r + 1) <= x)
            r++;
        return r;
    }
};
