// COMPLEXITY: time O((n+m) log m); space O(m); why: qsort of b, a binary search for each item of a
static int compare(const void *x, const void *y) {
    int a = *(const int *)x, b = *(const int *)y;
    return (a > b) - (a < b);
}

long long smallerPairs(int *a, int aSize, int *b, int bSize) {
    int *sorted = malloc((bSize + 1) * sizeof *sorted);
    memcpy(sorted, b, bSize * sizeof *b);
    qsort(sorted, bSize, sizeof *sorted, compare);
    long long count = 0;
    for (int i = 0; i < aSize; i++) {
        int low = 0, high = bSize;
        while (low < high) {
            int middle = (low + high) / 2;
            if (sorted[middle] < a[i])
                low = middle + 1;
            else
                high = middle;
        }
        count += low;
    }
    free(sorted);
    return count;
}
