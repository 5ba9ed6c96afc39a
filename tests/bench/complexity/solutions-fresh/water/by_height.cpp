// COMPLEXITY: time O(n log n); space O(n); why: places from the highest down; the leftmost and rightmost so far are known
class Solution {
public:
    long long mostWater(vector<int> &height) {
        vector<int> order(height.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int a, int b) { return height[a] > height[b]; });
        long long best = 0;
        int left = order[0], right = order[0];
        for (int at : order) {
            best = max(best, (long long)height[at] * max(abs(at - left), abs(right - at)));
            left = min(left, at);
            right = max(right, at);
        }
        return best;
    }
};
