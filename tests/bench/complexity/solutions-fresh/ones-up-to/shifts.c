// COMPLEXITY: time O(n log n); space O(1); why: each number is shifted out bit by bit
long long onesUpTo(int k) {
    long long total = 0;
    for (int i = 0; i <= k; i++)
        for (unsigned x = i; x; x >>= 1) {
            total += x & 1;
            asm volatile("" : "+r"(x));
        }
    return total;
}
