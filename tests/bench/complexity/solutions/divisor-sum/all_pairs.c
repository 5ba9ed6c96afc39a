// COMPLEXITY: time O(n^2); space O(1); why: each number is divided by all up to itself
long long divisorSum(int k) {
    long long total = 0;
    for (int x = 1; x <= k; x++)
        for (int d = 1; d <= x; d++)
            total += x % d == 0;
    return total;
}
