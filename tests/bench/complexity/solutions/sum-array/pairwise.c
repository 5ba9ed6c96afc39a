// COMPLEXITY: time O(n); space O(n); why: rounds over n, n/2, n/4 ... items in a buffer
long long sumArray(int *nums, int numsSize) {
    long long *level = malloc((numsSize + 1) * sizeof *level);
    int len = numsSize;
    for (int i = 0; i < len; i++)
        level[i] = nums[i];
    while (len > 1) {
        int half = len / 2;
        for (int i = 0; i < half; i++)
            level[i] = level[2 * i] + level[2 * i + 1];
        if (len % 2)
            level[half++] = level[len - 1];
        len = half;
    }
    long long sum = numsSize ? level[0] : 0;
    free(level);
    return sum;
}
