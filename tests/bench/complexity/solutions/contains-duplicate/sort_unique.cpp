// COMPLEXITY: time O(n log n); space O(n); why: a copy is sorted
class Solution {
public:
    bool containsDuplicate(vector<int> &nums) {
        vector<int> a(nums);
        sort(a.begin(), a.end());
        return unique(a.begin(), a.end()) != a.end();
    }
};
