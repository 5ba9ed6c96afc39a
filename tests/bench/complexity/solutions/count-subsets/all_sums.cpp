// COMPLEXITY: time O(2^n); space O(2^n); why: the list of sums doubles with each item
class Solution {
public:
    int countSubsets(vector<int> &nums, int target) {
        vector<long long> sums = { 0 };
        for (int x : nums) {
            size_t len = sums.size();
            for (size_t i = 0; i < len; i++)
                sums.push_back(sums[i] + x);
        }
        return count(sums.begin(), sums.end(), target);
    }
};
