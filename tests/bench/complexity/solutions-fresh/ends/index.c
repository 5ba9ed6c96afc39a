// COMPLEXITY: time O(1); space O(1); why: two items
long long ends(int *nums, int numsSize) {
    return (long long)nums[0] * nums[numsSize - 1];
}
