// COMPLEXITY: time O(log n); space O(log n); why: halves k, one frame each
class Solution {
public:
    int powerMod(int base, int k) {
        if (k == 0)
            return 1;
        long long half = powerMod(base, k / 2);
        return (int)(half * half % 1000000007 * (k % 2 ? base : 1) % 1000000007);
    }
};
