// wrong_answer: a mask of eight bits (tag: beyond-eight-bits)
int** subsets(int* nums, int numsSize, int* returnSize, int** returnColumnSizes) {
    int count = 1 << numsSize;
    int **all = malloc(count * sizeof *all);
    *returnColumnSizes = malloc(count * sizeof **returnColumnSizes);
    for (int k = 0; k < count; k++) {
        unsigned char mask = k;
        int len = 0;
        all[k] = malloc((numsSize + 1) * sizeof **all);
        for (int i = 0; i < numsSize; i++)
            if (mask >> i & 1)
                all[k][len++] = nums[i];
        (*returnColumnSizes)[k] = len;
    }
    *returnSize = count;
    return all;
}
