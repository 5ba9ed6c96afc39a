// COMPLEXITY: time O(n log n); space O(n); why: a balanced tree of nodes; pointers are chased, out of cache each costs a miss
class Solution {
public:
    void sortArray(vector<int> &nums) {
        multiset<int> tree(nums.begin(), nums.end());
        copy(tree.begin(), tree.end(), nums.begin());
    }
};
