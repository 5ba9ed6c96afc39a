// time_limit_exceeded: takes odd numbers away until nothing is left, O(sqrt n) (tag: square-of-int-max)
class Solution {
public:
    long long integerSqrt(long long x) {
        long long root = 0;
        for (volatile long long odd = 1; x >= odd; odd += 2) {
            x -= odd;
            root++;
        }
        return root;
    }
};
