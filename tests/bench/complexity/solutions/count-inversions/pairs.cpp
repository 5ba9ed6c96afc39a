// COMPLEXITY: time O(n^2); space O(1); why: all pairs
class Solution {
public:
    long long countInversions(vector<int> &nums) {
        long long count = 0;
        for (size_t i = 0; i < nums.size(); i++)
            for (size_t j = i + 1; j < nums.size(); j++)
                count += nums[i] > nums[j];
        return count;
    }
};
