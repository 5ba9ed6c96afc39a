// COMPLEXITY: time O(n^2 log n); space O(n); why: bsearch through a comparison function for each pair
static int compare(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int countTriples(int *nums, int numsSize) {
    int *a = malloc((numsSize + 1) * sizeof *a), count = 0;
    memcpy(a, nums, numsSize * sizeof *a);
    qsort(a, numsSize, sizeof *a, compare);
    for (int i = 0; i < numsSize; i++)
        for (int j = i + 1; j < numsSize; j++) {
            long long sum = -((long long)a[i] + a[j]);
            int wanted = (int)sum;
            if (wanted == sum && bsearch(&wanted, a + j + 1, numsSize - j - 1, sizeof *a, compare))
                count++;
        }
    free(a);
    return count;
}
