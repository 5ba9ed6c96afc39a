// COMPLEXITY: time O(n); space O(n); why: one byte for each possible answer; written in random order
int firstMissing(int *nums, int numsSize) {
    char *there = calloc(numsSize + 2, 1);
    for (int i = 0; i < numsSize; i++)
        if (nums[i] > 0 && nums[i] <= numsSize)
            there[nums[i]] = 1;
    int k = 1;
    while (there[k])
        k++;
    free(there);
    return k;
}
