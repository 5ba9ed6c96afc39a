// time_limit_exceeded: tries every pair, O(n^2) (tag: large)
class Solution {
public:
    vector<vector<int>> pairSums(vector<int>& nums, int target) {
        set<pair<int, int>> found;
        for (size_t i = 0; i < nums.size(); i++)
            for (size_t j = 0; j < i; j++)
                if ((long long)nums[i] + nums[j] == target)
                    found.insert({min(nums[i], nums[j]), max(nums[i], nums[j])});
        vector<vector<int>> pairs;
        for (auto [a, b] : found)
            pairs.push_back({a, b});
        return pairs;
    }
};
