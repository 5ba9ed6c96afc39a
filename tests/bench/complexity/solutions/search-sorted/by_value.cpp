// COMPLEXITY: time O(n); space O(n); why: binary search, but the array is handed on by value: one copy
class Solution {
    int look(vector<int> a, int target) {
        auto at = lower_bound(a.begin(), a.end(), target);
        return at != a.end() && *at == target ? at - a.begin() : -1;
    }

public:
    int search(vector<int> &nums, int target) { return look(nums, target); }
};
