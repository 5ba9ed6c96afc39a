// COMPLEXITY: time O(sqrt n); space O(1); why: one square root for each x
class Solution {
public:
    long long points(int k) {
        long long count = 0;
        for (long long x = 1; x * x < k; x++) {
            long long y = sqrt((double)(k - x * x));
            while (y * y > k - x * x)
                y--;
            while ((y + 1) * (y + 1) <= k - x * x)
                y++;
            count += y;
        }
        return count;
    }
};
