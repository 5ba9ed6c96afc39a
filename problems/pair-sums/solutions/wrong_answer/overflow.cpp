// wrong_answer: target - value wraps around in 32 bits, so pairs are found that do not sum to target (tag: overflow-up)
class Solution {
public:
    vector<vector<int>> pairSums(vector<int>& nums, int target) {
        unordered_set<int> seen;
        set<pair<int, int>> found;
        for (int value : nums) {
            int other = target - value;
            if (seen.count(other))
                found.insert({min(value, other), max(value, other)});
            seen.insert(value);
        }
        vector<vector<int>> pairs;
        for (auto [a, b] : found)
            pairs.push_back({a, b});
        return pairs;
    }
};
