// COMPLEXITY: time O(n^2); space O(n); why: all pairs of prefix sums, a vectorised inner loop
long long countSubarrays(int *nums, int numsSize, int k) {
    long long *prefix = calloc(numsSize + 1, sizeof *prefix), count = 0;
    for (int i = 0; i < numsSize; i++)
        prefix[i + 1] = prefix[i] + nums[i];
    for (int i = 0; i < numsSize; i++)
        for (int j = i + 1; j <= numsSize; j++)
            count += prefix[j] - prefix[i] == k;
    free(prefix);
    return count;
}
