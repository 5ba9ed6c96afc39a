// COMPLEXITY: time O(n^2); space O(1); why: tries every number from i down, for each i
class Solution {
public:
    long long gcdSum(int k) {
        long long sum = 0;
        for (int i = 1; i <= k; i++)
            for (int d = i; d > 0; d--)
                if (i % d == 0 && k % d == 0) {
                    sum += d;
                    break;
                }
        return sum;
    }
};
