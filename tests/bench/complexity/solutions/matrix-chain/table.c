// COMPLEXITY: time O(n^3); space O(n^2); why: each interval, each place to cut; one of the two tables is walked by columns
long long matrixChain(int *sizes, int sizesSize) {
    int n = sizesSize;
    long long *best = calloc((size_t)n * n, sizeof *best);
    for (int width = 2; width < n; width++)
        for (int i = 0; i + width < n; i++) {
            int j = i + width;
            long long least = LLONG_MAX;
            for (int k = i + 1; k < j; k++) {
                long long cost = best[(size_t)i * n + k] + best[(size_t)k * n + j] + (long long)sizes[i] * sizes[k] * sizes[j];
                if (cost < least)
                    least = cost;
            }
            best[(size_t)i * n + j] = least;
        }
    long long answer = best[n - 1];
    free(best);
    return answer;
}
