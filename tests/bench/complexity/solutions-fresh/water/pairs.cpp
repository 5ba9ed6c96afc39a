// COMPLEXITY: time O(n^2); space O(1); why: all pairs
class Solution {
public:
    long long mostWater(vector<int> &height) {
        long long best = 0;
        int n = height.size();
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n; j++)
                best = max(best, (long long)(j - i) * min(height[i], height[j]));
        return best;
    }
};
