// COMPLEXITY: time O(n); space O(1); why: the answer's 32 bits are found one by one, a pass over all items each
int kthLargest(int *nums, int numsSize, int k) {
    long long low = INT_MIN, high = INT_MAX;
    while (low < high) {
        long long middle = low + (high - low + 1) / 2;
        int count = 0;
        for (int i = 0; i < numsSize; i++)
            count += nums[i] >= middle;
        if (count >= k)
            low = middle;
        else
            high = middle - 1;
    }
    return (int)low;
}
