// COMPLEXITY: time O(n); space O(1); why: 32 passes, one for each bit
int majority(int *nums, int numsSize) {
    unsigned result = 0;
    for (int bit = 0; bit < 32; bit++) {
        int ones = 0;
        for (int i = 0; i < numsSize; i++)
            ones += (unsigned)nums[i] >> bit & 1;
        if (ones > numsSize / 2)
            result |= 1u << bit;
    }
    return (int)result;
}
