// COMPLEXITY: time O(n sqrt n); space O(1); why: every pair is counted, 2/3 k sqrt k of them
long long pairs(int k) {
    long long count = 0;
    for (long long a = 1; a * a < k; a++)
        for (long long b = a * a + 1; b <= k; b++) {
            count++;
            asm volatile("" : "+r"(count));
        }
    return count;
}
