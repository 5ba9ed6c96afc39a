// COMPLEXITY: time O(log n); space O(log n); why: thirds, by recursion
class Solution {
    int part(const vector<int> &a, int low, int high) {
        if (high - low < 3)
            return max_element(a.begin() + low, a.begin() + high + 1) - a.begin();
        int third = (high - low) / 3, x = low + third, y = high - third;
        return a[x] < a[y] ? part(a, x, high) : part(a, low, y);
    }

public:
    int peak(vector<int> &nums) { return part(nums, 0, nums.size() - 1); }
};
