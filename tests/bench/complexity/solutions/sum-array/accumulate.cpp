// COMPLEXITY: time O(n); space O(1); why: accumulate over the array, vectorised
class Solution {
public:
    long long sumArray(vector<int> &nums) { return accumulate(nums.begin(), nums.end(), 0LL); }
};
