// wrong_answer: skips equal values too early, so half of the target is never paired with itself (tag: sample)
static int ascending(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int** pairSums(int* nums, int numsSize, int target, int* returnSize, int** returnColumnSizes) {
    int **pairs = malloc((numsSize / 2 + 1) * sizeof *pairs);
    int count = 0, unique = 0;
    qsort(nums, numsSize, sizeof *nums, ascending);
    for (int i = 0; i < numsSize; i++)
        if (unique == 0 || nums[unique - 1] != nums[i])
            nums[unique++] = nums[i];
    for (int low = 0, high = unique - 1; low < high;) {
        long long total = (long long)nums[low] + nums[high];
        if (total == target) {
            pairs[count] = malloc(2 * sizeof **pairs);
            pairs[count][0] = nums[low];
            pairs[count++][1] = nums[high];
        }
        if (total <= target)
            low++;
        else
            high--;
    }
    *returnColumnSizes = malloc((count + 1) * sizeof **returnColumnSizes);
    for (int i = 0; i < count; i++)
        (*returnColumnSizes)[i] = 2;
    *returnSize = count;
    return pairs;
}
