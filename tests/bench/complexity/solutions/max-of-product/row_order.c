// COMPLEXITY: time O(n^3); space O(n^2); why: the inner loop runs along rows, into a whole product
long long maxOfProduct(int **a, int aSize, int *aColSize, int **b, int bSize, int *bColSize) {
    int n = aSize;
    long long *c = calloc((size_t)n * n, sizeof *c), best = LLONG_MIN;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                c[(size_t)i * n + k] += (long long)a[i][j] * b[j][k];
    for (size_t i = 0; i < (size_t)n * n; i++)
        if (c[i] > best)
            best = c[i];
    free(c);
    return best;
}
