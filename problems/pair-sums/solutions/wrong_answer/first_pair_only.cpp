// wrong_answer: stops at the first pair, as in two-sum (tag: sample)
class Solution {
public:
    vector<vector<int>> pairSums(vector<int>& nums, int target) {
        unordered_set<long long> seen;
        for (int value : nums) {
            if (seen.count((long long)target - value))
                return {{target - value, value}};
            seen.insert(value);
        }
        return {};
    }
};
