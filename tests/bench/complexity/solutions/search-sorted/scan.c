// COMPLEXITY: time O(n); space O(1); why: walks to the last item
int search(int *nums, int numsSize, int target) {
    for (int i = 0; i < numsSize; i++)
        if (nums[i] == target)
            return i;
    return -1;
}
