// COMPLEXITY: time O(n); space O(n); why: a hash set of nodes, amortised growth; cache misses rise out of cache
class Solution {
public:
    bool containsDuplicate(vector<int> &nums) {
        unordered_set<int> seen;
        for (int x : nums)
            if (!seen.insert(x).second)
                return true;
        return false;
    }
};
