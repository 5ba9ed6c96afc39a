// COMPLEXITY: time O(n); space O(1); why: two loops up to the root each
long long points(int k) {
    long long count = 0;
    for (long long x = 1; x * x <= k; x++)
        for (long long y = 1; y * y <= k; y++)
            count += x * x + y * y <= k;
    return count;
}
