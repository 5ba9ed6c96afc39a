// memory_limit_exceeded: a table of n times n sums, filled before it is looked at (tag: large)
static int earlier(int **pairs, int count, int a, int b) {
    for (int i = 0; i < count; i++)
        if ((pairs[i][0] == a && pairs[i][1] == b) || (pairs[i][0] == b && pairs[i][1] == a))
            return 1;
    return 0;
}

int** pairSums(int* nums, int numsSize, int target, int* returnSize, int** returnColumnSizes) {
    char **is_pair = malloc((numsSize + 1) * sizeof *is_pair);
    int **pairs = malloc((numsSize + 1) * sizeof *pairs), count = 0;
    for (int i = 0; i < numsSize; i++) {
        is_pair[i] = malloc(numsSize);
        memset(is_pair[i], -1, numsSize);
    }
    for (int i = 0; i < numsSize; i++)
        for (int j = 0; j < i; j++)
            is_pair[i][j] = (long long)nums[i] + nums[j] == target;
    *returnColumnSizes = malloc((numsSize + 1) * sizeof **returnColumnSizes);
    for (int i = 0; i < numsSize; i++)
        for (int j = 0; j < i; j++)
            if (is_pair[i][j] == 1 && !earlier(pairs, count, nums[i], nums[j])) {
                pairs[count] = malloc(2 * sizeof **pairs);
                pairs[count][0] = nums[i];
                pairs[count][1] = nums[j];
                (*returnColumnSizes)[count++] = 2;
            }
    *returnSize = count;
    return pairs;
}
