// COMPLEXITY: time O(log n); space O(log n); why: f(k) from f(k / 2), one frame for each bit
class Solution {
    pair<long long, long long> both(long long k) { // ones in 0 .. k, and in k itself
        if (k == 0)
            return { 0, 0 };
        auto [sum, last] = both(k / 2);
        long long odd = (k + 1) / 2, own = last + k % 2;
        return { k % 2 ? 2 * sum + odd : 2 * sum - last + odd, own };
    }

public:
    long long onesUpTo(int k) { return both(k).first; }
};
