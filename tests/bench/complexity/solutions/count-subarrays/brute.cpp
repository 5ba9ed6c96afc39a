// COMPLEXITY: time O(n^3); space O(1); why: accumulate for each pair of ends
class Solution {
public:
    long long countSubarrays(vector<int> &nums, int k) {
        long long count = 0;
        for (size_t i = 0; i < nums.size(); i++)
            for (size_t j = i + 1; j <= nums.size(); j++)
                count += accumulate(nums.begin() + i, nums.begin() + j, 0LL) == k;
        return count;
    }
};
