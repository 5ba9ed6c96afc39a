// COMPLEXITY: time O(n); space O(log n); why: T(n) = 2 T(n/2) + O(1), the depth is log n
class Solution {
    long long part(const vector<int> &nums, int low, int high) {
        if (high - low == 1)
            return nums[low];
        int middle = (low + high) / 2;
        return part(nums, low, middle) + part(nums, middle, high);
    }

public:
    long long sumArray(vector<int> &nums) { return nums.empty() ? 0 : part(nums, 0, nums.size()); }
};
