// COMPLEXITY: time O(n sqrt n); space O(n); why: the same with a byte for each number
long long squareGaps(int *nums, int numsSize) {
    int most = nums[numsSize - 1];
    char *there = calloc(most + 1, 1);
    long long count = 0;
    for (int i = 0; i < numsSize; i++)
        there[nums[i]] = 1;
    for (int i = 0; i < numsSize; i++)
        for (int k = 1; nums[i] + k * k <= most; k++)
            count += there[nums[i] + k * k];
    free(there);
    return count;
}
