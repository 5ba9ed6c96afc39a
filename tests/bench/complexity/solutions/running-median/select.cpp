// COMPLEXITY: time O(n^2); space O(n); why: nth_element of a copy of each prefix
class Solution {
public:
    long long medians(vector<int> &nums) {
        long long total = 0;
        for (size_t i = 1; i <= nums.size(); i++) {
            vector<int> a(nums.begin(), nums.begin() + i);
            auto middle = a.begin() + (i - 1) / 2;
            nth_element(a.begin(), middle, a.end());
            total += *middle;
        }
        return total;
    }
};
