// COMPLEXITY: time O(n^2 log n); space O(n); why: each prefix is copied and sorted
class Solution {
public:
    long long medians(vector<int> &nums) {
        long long total = 0;
        for (size_t i = 1; i <= nums.size(); i++) {
            vector<int> a(nums.begin(), nums.begin() + i);
            sort(a.begin(), a.end());
            total += a[(i - 1) / 2];
        }
        return total;
    }
};
