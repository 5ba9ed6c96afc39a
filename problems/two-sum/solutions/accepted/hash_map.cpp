// accepted: one pass, an unordered_map from value to index, O(n)
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> seen;
        seen.reserve(nums.size() * 2);
        for (int i = 0; i < (int)nums.size(); i++) {
            auto other = seen.find(target - nums[i]);
            if (other != seen.end())
                return {other->second, i};
            seen[nums[i]] = i;
        }
        return {};
    }
};
