// COMPLEXITY: time O(n); space O(1); why: one product for each unit of k
int powerMod(int base, int k) {
    long long result = 1;
    while (k--)
        result = result * base % 1000000007;
    return (int)result;
}
