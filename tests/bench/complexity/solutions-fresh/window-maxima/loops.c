// COMPLEXITY: time O(n^2); space O(1); why: k items for each of n - k windows
long long windowMaxima(int *nums, int numsSize, int k) {
    long long sum = 0;
    for (int i = 0; i + k <= numsSize; i++) {
        int best = nums[i];
        for (int j = i; j < i + k; j++)
            best = nums[j] > best ? nums[j] : best;
        sum += best;
    }
    return sum;
}
