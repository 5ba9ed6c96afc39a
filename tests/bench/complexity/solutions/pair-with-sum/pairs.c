// COMPLEXITY: time O(n^2); space O(1); why: all pairs
bool hasPair(int *nums, int numsSize, int target) {
    for (int i = 0; i < numsSize; i++)
        for (int k = i + 1; k < numsSize; k++)
            if (nums[i] + nums[k] == target)
                return true;
    return false;
}
