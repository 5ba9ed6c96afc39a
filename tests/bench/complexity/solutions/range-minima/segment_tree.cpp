// COMPLEXITY: time O(n log n); space O(n); why: 2 log n nodes a range
class Solution {
public:
    long long rangeMinima(vector<int> &nums, vector<int> &left, vector<int> &right) {
        int n = nums.size();
        vector<int> tree(2 * n);
        copy(nums.begin(), nums.end(), tree.begin() + n);
        for (int i = n - 1; i > 0; i--)
            tree[i] = min(tree[2 * i], tree[2 * i + 1]);
        long long total = 0;
        for (size_t q = 0; q < left.size(); q++) {
            int best = INT_MAX;
            for (int l = left[q] + n, r = right[q] + n + 1; l < r; l /= 2, r /= 2) {
                if (l & 1)
                    best = min(best, tree[l++]);
                if (r & 1)
                    best = min(best, tree[--r]);
            }
            total += best;
        }
        return total;
    }
};
