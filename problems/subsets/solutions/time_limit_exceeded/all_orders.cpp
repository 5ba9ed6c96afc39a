// time_limit_exceeded: the beginnings of all orders of the values, sorted and kept once, O(n n!) (tag: random-medium)
class Solution {
public:
    vector<vector<int>> subsets(vector<int>& nums) {
        set<vector<int>> found;
        sort(nums.begin(), nums.end());
        do {
            for (size_t len = 0; len <= nums.size(); len++) {
                vector<int> one(nums.begin(), nums.begin() + len);
                sort(one.begin(), one.end());
                found.insert(one);
            }
        } while (next_permutation(nums.begin(), nums.end()));
        return vector<vector<int>>(found.begin(), found.end());
    }
};
