// wrong_answer: its hash table takes the value 0 for an empty slot, so a zero is never found (tag: zero)
int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    unsigned size = 1;
    while (size < 2u * numsSize)
        size *= 2;
    int *keys = calloc(size, sizeof *keys), *values = calloc(size, sizeof *values);
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int i = 0; i < numsSize && *returnSize == 0; i++) {
        int wanted = target - nums[i];
        for (unsigned h = wanted * 2654435761u & (size - 1); keys[h] != 0; h = (h + 1) & (size - 1))
            if (keys[h] == wanted) {
                answer[0] = values[h];
                answer[1] = i;
                *returnSize = 2;
            }
        unsigned h = nums[i] * 2654435761u & (size - 1);
        while (keys[h] != 0)
            h = (h + 1) & (size - 1);
        keys[h] = nums[i];
        values[h] = i;
    }
    free(keys);
    free(values);
    return answer;
}
