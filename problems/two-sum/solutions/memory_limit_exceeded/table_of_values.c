// memory_limit_exceeded: a table with one slot for every possible value, 8 GB (tag: sample)
int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    const long span = 2000000001L, offset = 1000000000L, part = 1 << 20;
    int **where = malloc((span / part + 1) * sizeof *where);
    for (long i = 0; i <= span / part; i++) {
        where[i] = malloc(part * sizeof **where);
        for (long j = 0; j < part; j++)
            where[i][j] = -1;
    }
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int i = 0; i < numsSize; i++) {
        long other = (long)target - nums[i] + offset, own = nums[i] + offset;
        if (other >= 0 && other < span && where[other / part][other % part] >= 0) {
            answer[0] = where[other / part][other % part];
            answer[1] = i;
            *returnSize = 2;
            return answer;
        }
        where[own / part][own % part] = i;
    }
    return answer;
}
