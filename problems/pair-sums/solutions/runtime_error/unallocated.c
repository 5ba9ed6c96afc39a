// runtime_error: never allocates the array of pairs and writes through NULL: SIGSEGV (tag: sample)
static int ascending(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int** pairSums(int* nums, int numsSize, int target, int* returnSize, int** returnColumnSizes) {
    int **pairs = NULL, *sizes = malloc((numsSize + 1) * sizeof *sizes), count = 0;
    qsort(nums, numsSize, sizeof *nums, ascending);
    for (int low = 0, high = numsSize - 1; low < high;) {
        long long total = (long long)nums[low] + nums[high];
        if (total == target && (low == 0 || nums[low] != nums[low - 1])) {
            pairs[count] = malloc(2 * sizeof **pairs);
            pairs[count][0] = nums[low];
            pairs[count][1] = nums[high];
            sizes[count++] = 2;
        }
        if (total <= target)
            low++;
        else
            high--;
    }
    *returnColumnSizes = sizes;
    *returnSize = count;
    return pairs;
}
