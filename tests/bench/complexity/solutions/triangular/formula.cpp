// COMPLEXITY: time O(1); space O(1); why: Gauss
class Solution {
public:
    long long triangular(int k) { return (long long)k * (k + 1LL) / 2; }
};
