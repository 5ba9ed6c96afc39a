// COMPLEXITY: time O(n sqrt n); space O(sqrt n); why: minima of blocks of sqrt n; a range takes up to 3 sqrt n steps
class Solution {
public:
    long long rangeMinima(vector<int> &nums, vector<int> &left, vector<int> &right) {
        int n = nums.size(), width = max(1, (int)sqrt((double)n));
        vector<int> least(n / width + 1, INT_MAX);
        for (int i = 0; i < n; i++)
            least[i / width] = min(least[i / width], nums[i]);
        long long total = 0;
        for (size_t q = 0; q < left.size(); q++) {
            int best = INT_MAX, i = left[q];
            for (; i <= right[q] && i % width; i++)
                best = min(best, nums[i]);
            for (; i + width - 1 <= right[q]; i += width)
                best = min(best, least[i / width]);
            for (; i <= right[q]; i++)
                best = min(best, nums[i]);
            total += best;
        }
        return total;
    }
};
