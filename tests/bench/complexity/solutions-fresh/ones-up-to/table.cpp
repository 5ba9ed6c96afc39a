// COMPLEXITY: time O(n); space O(n); why: ones(i) = ones(i / 2) + i % 2, in a table
class Solution {
public:
    long long onesUpTo(int k) {
        vector<char> ones(k + 1);
        long long total = 0;
        for (int i = 1; i <= k; i++)
            total += ones[i] = ones[i >> 1] + (i & 1);
        return total;
    }
};
