// COMPLEXITY: time O(n^2 log n); space O(n); why: a binary search for each pair of shorter sides
static int compare(const void *a, const void *b) {
    return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

long long triangles(int *sides, int sidesSize) {
    int *a = malloc((sidesSize + 1) * sizeof *a);
    long long count = 0;
    memcpy(a, sides, sidesSize * sizeof *a);
    qsort(a, sidesSize, sizeof *a, compare);
    for (int i = 0; i < sidesSize; i++)
        for (int j = i + 1; j < sidesSize; j++) {
            int low = j + 1, high = sidesSize;
            while (low < high) {
                int middle = (low + high) / 2;
                if (a[middle] < (long long)a[i] + a[j])
                    low = middle + 1;
                else
                    high = middle;
            }
            count += low - j - 1;
        }
    free(a);
    return count;
}
