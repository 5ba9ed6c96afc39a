// COMPLEXITY: time O(n^2 log n); space O(n); why: qsort of the distances from each point
static int compare(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int equidistant(int *points, int pointsSize) {
    int *away = malloc((pointsSize + 1) * sizeof *away), count = 0;
    for (int p = 0; p < pointsSize; p++) {
        for (int i = 0; i < pointsSize; i++)
            away[i] = abs(points[p] - points[i]);
        qsort(away, pointsSize, sizeof *away, compare);
        for (int i = 1; i < pointsSize; i++)
            count += away[i] == away[i - 1];
    }
    free(away);
    return count;
}
