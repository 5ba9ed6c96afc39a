// COMPLEXITY: time O(n^2); space O(1); why: n passes for the least of the rest
class Solution {
public:
    void sortArray(vector<int> &nums) {
        for (size_t i = 0; i < nums.size(); i++)
            iter_swap(nums.begin() + i, min_element(nums.begin() + i, nums.end()));
    }
};
