// COMPLEXITY: time O(n); space O(1); why: one division for each number up to k
long long divisorSum(int k) {
    long long total = 0;
    for (int i = 1; i <= k; i++)
        total += k / i;
    return total;
}
