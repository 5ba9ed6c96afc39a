// accepted: every number below 2^n says by its bits which values are taken, O(n 2^n)
class Solution {
public:
    vector<vector<int>> subsets(vector<int>& nums) {
        vector<vector<int>> all;
        for (unsigned mask = 0; mask < 1u << nums.size(); mask++) {
            vector<int> one;
            for (size_t i = 0; i < nums.size(); i++)
                if (mask >> i & 1)
                    one.push_back(nums[i]);
            all.push_back(one);
        }
        return all;
    }
};
