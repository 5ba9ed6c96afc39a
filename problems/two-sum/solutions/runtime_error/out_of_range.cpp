// runtime_error: looks one past the end with at(), and nobody catches std::out_of_range (tag: sample)
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> seen;
        for (size_t i = 0; i < nums.size(); i++) {
            if (seen.count(target - nums.at(i + 1)))
                return {seen[target - nums.at(i + 1)], (int)i + 1};
            seen[nums[i]] = i;
        }
        return {};
    }
};
