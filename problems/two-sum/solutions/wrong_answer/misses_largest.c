// wrong_answer: off by one, the upper pointer starts below the largest value (tag: sample)
struct item {
    int value, index;
};

static int by_value(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    struct item *items = malloc(numsSize * sizeof *items);
    for (int i = 0; i < numsSize; i++)
        items[i] = (struct item){ nums[i], i };
    qsort(items, numsSize, sizeof *items, by_value);
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int low = 0, high = numsSize - 2; low < high;) {
        int total = items[low].value + items[high].value;
        if (total == target) {
            answer[0] = items[low].index;
            answer[1] = items[high].index;
            *returnSize = 2;
            break;
        }
        if (total < target)
            low++;
        else
            high--;
    }
    free(items);
    return answer;
}
