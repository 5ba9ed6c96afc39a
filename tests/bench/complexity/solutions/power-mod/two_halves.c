// COMPLEXITY: time O(n); space O(log n); why: both halves are computed: 2 T(n/2), the usual slip
static long long power(long long base, int k) {
    if (k == 0)
        return 1;
    if (k == 1)
        return base % 1000000007;
    return power(base, k / 2) * power(base, k - k / 2) % 1000000007;
}

int powerMod(int base, int k) {
    return (int)power(base, k);
}
