// COMPLEXITY: time O(n log n); space O(n); why: qsort of a copy; glibc's qsort merges in a buffer as well
static int compare(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

bool containsDuplicate(int *nums, int numsSize) {
    int *a = malloc((numsSize + 1) * sizeof *a);
    memcpy(a, nums, numsSize * sizeof *a);
    qsort(a, numsSize, sizeof *a, compare);
    bool found = false;
    for (int i = 1; i < numsSize && !found; i++)
        found = a[i] == a[i - 1];
    free(a);
    return found;
}
