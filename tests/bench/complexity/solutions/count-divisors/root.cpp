// COMPLEXITY: time O(sqrt n); space O(1); why: pairs of divisors, up to the root
class Solution {
public:
    int countDivisors(int k) {
        int count = 0;
        for (long long d = 1; d * d <= k; d++)
            if (k % d == 0)
                count += d * d == k ? 1 : 2;
        return count;
    }
};
