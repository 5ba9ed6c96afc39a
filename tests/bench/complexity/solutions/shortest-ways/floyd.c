// COMPLEXITY: time O(n^3); space O(n^2); why: Floyd and Warshall on a flat copy, vectorised
long long shortestWays(int **roads, int roadsSize, int *roadsColSize) {
    int n = roadsSize, *d = malloc(((size_t)n * n + 1) * sizeof *d);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            d[i * n + j] = i == j ? 0 : roads[i][j];
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                int via = d[i * n + k] + d[k * n + j];
                d[i * n + j] = via < d[i * n + j] ? via : d[i * n + j];
            }
    long long sum = 0;
    for (int i = 0; i < n * n; i++)
        sum += d[i];
    free(d);
    return sum;
}
