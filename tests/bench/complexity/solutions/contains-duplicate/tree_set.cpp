// COMPLEXITY: time O(n log n); space O(n); why: a red-black tree, log n comparisons for each item
class Solution {
public:
    bool containsDuplicate(vector<int> &nums) {
        set<int> seen;
        for (int x : nums)
            if (!seen.insert(x).second)
                return true;
        return false;
    }
};
