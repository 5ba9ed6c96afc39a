// COMPLEXITY: time O(n^2); space O(n^2); why: Knuth's bound on where to cut: the searches of a diagonal add up to n
long long joinCost(int *heaps, int heapsSize) {
    int n = heapsSize;
    long long *cost = calloc((size_t)n * n, sizeof *cost), *prefix = calloc(n + 1, sizeof *prefix);
    int *cut = calloc((size_t)n * n, sizeof *cut);
    for (int i = 0; i < n; i++) {
        prefix[i + 1] = prefix[i] + heaps[i];
        cut[(size_t)i * n + i] = i;
    }
    for (int width = 1; width < n; width++)
        for (int i = 0; i + width < n; i++) {
            int j = i + width;
            long long best = LLONG_MAX;
            int last = cut[(size_t)(i + 1) * n + j] < j - 1 ? cut[(size_t)(i + 1) * n + j] : j - 1;
            for (int k = cut[(size_t)i * n + j - 1]; k <= last; k++) {
                long long c = cost[(size_t)i * n + k] + cost[(size_t)(k + 1) * n + j];
                if (c < best) {
                    best = c;
                    cut[(size_t)i * n + j] = k;
                }
            }
            cost[(size_t)i * n + j] = best + prefix[j + 1] - prefix[i];
        }
    long long answer = cost[n - 1];
    free(cost);
    free(prefix);
    free(cut);
    return answer;
}
