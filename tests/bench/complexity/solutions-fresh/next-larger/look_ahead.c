// COMPLEXITY: time O(n^2); space O(1); why: looks ahead from each place; in descending order to the end
long long distances(int *nums, int numsSize) {
    long long sum = 0;
    for (int i = 0; i < numsSize; i++)
        for (int j = i + 1; j < numsSize; j++)
            if (nums[j] > nums[i]) {
                sum += j - i;
                break;
            }
    return sum;
}
