// accepted: sorted, two pointers with 64-bit sums that skip equal values, O(n log n)
static int ascending(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int** pairSums(int* nums, int numsSize, int target, int* returnSize, int** returnColumnSizes) {
    int **pairs = malloc((numsSize / 2 + 1) * sizeof *pairs);
    int count = 0;
    qsort(nums, numsSize, sizeof *nums, ascending);
    for (int low = 0, high = numsSize - 1; low < high;) {
        long long total = (long long)nums[low] + nums[high];
        if (total < target) {
            low++;
        } else if (total > target) {
            high--;
        } else {
            pairs[count] = malloc(2 * sizeof **pairs);
            pairs[count][0] = nums[low];
            pairs[count][1] = nums[high];
            count++;
            int used = nums[low];
            while (low < high && nums[low] == used)
                low++;
        }
    }
    *returnColumnSizes = malloc((count + 1) * sizeof **returnColumnSizes);
    for (int i = 0; i < count; i++)
        (*returnColumnSizes)[i] = 2;
    *returnSize = count;
    return pairs;
}
