// COMPLEXITY: time O(n^2); space O(n); why: insertion into a sorted array, item by item
long long medians(int *nums, int numsSize) {
    int *a = malloc((numsSize + 1) * sizeof *a);
    long long total = 0;
    for (int i = 0; i < numsSize; i++) {
        int k = i;
        for (; k > 0 && a[k - 1] > nums[i]; k--)
            a[k] = a[k - 1];
        a[k] = nums[i];
        total += a[i / 2];
    }
    free(a);
    return total;
}
