// COMPLEXITY: time O(n); space O(n); why: four passes of a byte each over 32-bit keys, one buffer
void sortArray(int *nums, int numsSize) {
    unsigned *a = malloc((numsSize + 1) * sizeof *a), *b = malloc((numsSize + 1) * sizeof *b);
    for (int i = 0; i < numsSize; i++)
        a[i] = (unsigned)nums[i] ^ 0x80000000u;
    for (int shift = 0; shift < 32; shift += 8) {
        int counts[257] = { 0 };
        for (int i = 0; i < numsSize; i++)
            counts[(a[i] >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            counts[i + 1] += counts[i];
        for (int i = 0; i < numsSize; i++)
            b[counts[a[i] >> shift & 255]++] = a[i];
        unsigned *t = a;
        a = b;
        b = t;
    }
    for (int i = 0; i < numsSize; i++)
        nums[i] = (int)(a[i] ^ 0x80000000u);
    free(a);
    free(b);
}
