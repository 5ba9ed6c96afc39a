// COMPLEXITY: time O(n); space O(1); why: one pass
class Solution {
public:
    long long maxSubarray(vector<int> &nums) {
        long long best = LLONG_MIN, here = 0;
        for (int x : nums) {
            here = max<long long>(x, here + x);
            best = max(best, here);
        }
        return best;
    }
};
