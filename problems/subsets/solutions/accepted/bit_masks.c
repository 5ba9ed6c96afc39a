// accepted: every number below 2^n says by its bits which values are taken, O(n 2^n)
int** subsets(int* nums, int numsSize, int* returnSize, int** returnColumnSizes) {
    int count = 1 << numsSize;
    int **all = malloc(count * sizeof *all);
    *returnColumnSizes = malloc(count * sizeof **returnColumnSizes);
    for (int mask = 0; mask < count; mask++) {
        int len = 0;
        all[mask] = malloc((numsSize + 1) * sizeof **all);
        for (int i = 0; i < numsSize; i++)
            if (mask >> i & 1)
                all[mask][len++] = nums[i];
        (*returnColumnSizes)[mask] = len;
    }
    *returnSize = count;
    return all;
}
