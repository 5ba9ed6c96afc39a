// wrong_answer: returns the two values instead of their indices (tag: sample)
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_set<int> seen;
        for (int value : nums) {
            if (seen.count(target - value))
                return {target - value, value};
            seen.insert(value);
        }
        return {};
    }
};
