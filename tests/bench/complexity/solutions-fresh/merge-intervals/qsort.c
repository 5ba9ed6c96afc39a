// COMPLEXITY: time O(n log n); space O(n); why: qsort of pointers to rows
static int by_start(const void *a, const void *b) {
    const int *x = *(int *const *)a, *y = *(int *const *)b;
    return (x[0] > y[0]) - (x[0] < y[0]);
}

int joined(int **intervals, int intervalsSize, int *intervalsColSize) {
    int **rows = malloc((intervalsSize + 1) * sizeof *rows), count = 0;
    long long end = LLONG_MIN;
    memcpy(rows, intervals, intervalsSize * sizeof *rows);
    qsort(rows, intervalsSize, sizeof *rows, by_start);
    for (int i = 0; i < intervalsSize; i++) {
        count += rows[i][0] > end;
        if (rows[i][1] > end)
            end = rows[i][1];
    }
    free(rows);
    return count;
}
