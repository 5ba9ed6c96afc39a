// runtime_error: leaves the process with exit(0) when there is no pair, and answers nothing (tag: sample)
class Solution {
public:
    vector<vector<int>> pairSums(vector<int>& nums, int target) {
        set<long long> seen;
        set<pair<int, int>> found;
        for (int value : nums) {
            long long other = (long long)target - value;
            if (seen.count(other))
                found.insert({(int)min<long long>(value, other), (int)max<long long>(value, other)});
            seen.insert(value);
        }
        if (found.empty())
            exit(0);
        vector<vector<int>> pairs;
        for (auto [a, b] : found)
            pairs.push_back({a, b});
        return pairs;
    }
};
