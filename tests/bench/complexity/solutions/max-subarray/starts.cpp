// COMPLEXITY: time O(n^2); space O(1); why: a running sum from each start
class Solution {
public:
    long long maxSubarray(vector<int> &nums) {
        long long best = LLONG_MIN;
        for (size_t i = 0; i < nums.size(); i++) {
            long long sum = 0;
            for (size_t j = i; j < nums.size(); j++)
                best = max(best, sum += nums[j]);
        }
        return best;
    }
};
