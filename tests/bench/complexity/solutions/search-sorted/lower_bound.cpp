// COMPLEXITY: time O(log n); space O(1); why: lower_bound
class Solution {
public:
    int search(vector<int> &nums, int target) {
        auto at = lower_bound(nums.begin(), nums.end(), target);
        return at != nums.end() && *at == target ? at - nums.begin() : -1;
    }
};
