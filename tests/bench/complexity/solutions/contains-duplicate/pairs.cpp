// COMPLEXITY: time O(n^2); space O(1); why: all pairs
class Solution {
public:
    bool containsDuplicate(vector<int> &nums) {
        for (size_t i = 0; i < nums.size(); i++)
            for (size_t k = i + 1; k < nums.size(); k++)
                if (nums[i] == nums[k])
                    return true;
        return false;
    }
};
