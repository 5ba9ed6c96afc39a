// COMPLEXITY: time O(n log n); space O(log n); why: introsort, in place
class Solution {
public:
    void sortArray(vector<int> &nums) { sort(nums.begin(), nums.end()); }
};
