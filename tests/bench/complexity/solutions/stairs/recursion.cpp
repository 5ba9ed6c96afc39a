// COMPLEXITY: time O(2^n); space O(n); why: two calls for each k, 1.6^k in all
class Solution {
    long long ways(int k) { return k < 2 ? 1 : ways(k - 1) + ways(k - 2); }

public:
    int climb(int k) { return ways(k) % 1000000007; }
};
