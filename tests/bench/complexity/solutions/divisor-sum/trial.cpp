// COMPLEXITY: time O(n sqrt n); space O(1); why: each number is divided by all up to its root
class Solution {
public:
    long long divisorSum(int k) {
        long long total = 0;
        for (int x = 1; x <= k; x++)
            for (int d = 1; d * d <= x; d++)
                if (x % d == 0)
                    total += d * d == x ? 1 : 2;
        return total;
    }
};
