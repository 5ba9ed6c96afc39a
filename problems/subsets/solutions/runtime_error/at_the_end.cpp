// runtime_error: looks at the value behind the last one: std::out_of_range (tag: sample)
class Solution {
public:
    vector<vector<int>> subsets(vector<int>& nums) {
        vector<vector<int>> all = {{}};
        for (size_t i = 0; i <= nums.size(); i++)
            for (size_t k = 0, before = all.size(); k < before; k++) {
                vector<int> one = all[k];
                one.push_back(nums.at(i));
                all.push_back(one);
            }
        return all;
    }
};
