// COMPLEXITY: time O(2^n); space O(1); why: n additions for each of 2^n masks; the factor n does not change the class
int countSubsets(int *nums, int numsSize, int target) {
    int count = 0;
    for (unsigned mask = 0; mask < 1u << numsSize; mask++) {
        long long sum = 0;
        for (int i = 0; i < numsSize; i++)
            if (mask >> i & 1)
                sum += nums[i];
        count += sum == target;
    }
    return count;
}
