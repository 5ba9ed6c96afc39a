// accepted: Newton's method on whole numbers, from above, until it no longer falls, O(log n)
class Solution {
public:
    long long integerSqrt(long long x) {
        if (x < 2)
            return x;
        long long root = x / 2 + 1, next = (root + x / root) / 2;
        while (next < root) {
            root = next;
            next = (root + x / root) / 2;
        }
        return root;
    }
};
