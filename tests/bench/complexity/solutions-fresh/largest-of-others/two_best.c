// COMPLEXITY: time O(n); space O(1); why: the two largest are enough
long long othersSum(int *nums, int numsSize) {
    long long first = LLONG_MIN, second = LLONG_MIN;
    for (int i = 0; i < numsSize; i++) {
        if (nums[i] > first) {
            second = first;
            first = nums[i];
        } else if (nums[i] > second) {
            second = nums[i];
        }
    }
    return first * (numsSize - 1) + second;
}
