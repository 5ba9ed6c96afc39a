// COMPLEXITY: time O(2^n); space O(n); why: one call for each beginning of a word
class Solution {
    long long rest(int k, int last) {
        if (k == 0)
            return 1;
        long long count = rest(k - 1, 0);
        return last ? count : count + rest(k - 1, 1);
    }

public:
    int words(int k) { return rest(k, 0) % 1000000007; }
};
