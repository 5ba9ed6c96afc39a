// COMPLEXITY: time O(n^2); space O(1); why: each range is walked through, vectorised
long long rangeMinima(int *nums, int numsSize, int *left, int leftSize, int *right, int rightSize) {
    long long total = 0;
    for (int q = 0; q < leftSize; q++) {
        int best = nums[left[q]];
        for (int i = left[q]; i <= right[q]; i++)
            best = nums[i] < best ? nums[i] : best;
        total += best;
    }
    return total;
}
