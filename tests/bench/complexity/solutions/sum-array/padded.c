// COMPLEXITY: time O(n); space O(1); why: 40 useless steps for each item are still a constant
long long sumArray(int *nums, int numsSize) {
    long long sum = 0;
    for (int i = 0; i < numsSize; i++) {
        unsigned noise = nums[i];
        for (int k = 0; k < 40; k++)
            noise = noise * 1664525u + 1013904223u;
        sum += nums[i] + (noise == 1 ? 0 : 0);
        volatile unsigned sink = noise;
        (void)sink;
    }
    return sum;
}
