// COMPLEXITY: time O(n); space O(1); why: one addition for each number; the barrier keeps the compiler from Gauss's formula
long long triangular(int k) {
    long long total = 0;
    for (int i = 1; i <= k; i++) {
        total += i;
        asm volatile("" : "+r"(total));
    }
    return total;
}
