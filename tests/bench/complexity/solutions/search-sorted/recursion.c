// COMPLEXITY: time O(log n); space O(log n); why: one frame a halving
static int look(const int *a, int low, int high, int target) {
    if (low > high)
        return -1;
    int middle = low + (high - low) / 2;
    if (a[middle] == target)
        return middle;
    return a[middle] < target ? look(a, middle + 1, high, target) : look(a, low, middle - 1, target);
}

int search(int *nums, int numsSize, int target) {
    return look(nums, 0, numsSize - 1, target);
}
