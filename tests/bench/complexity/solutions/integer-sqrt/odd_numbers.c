// COMPLEXITY: time O(sqrt n); space O(1); why: takes 1, 3, 5 ... off: as many steps as the root
int intSqrt(long long x) {
    int r = 0;
    for (long long odd = 1; x >= odd; odd += 2) {
        x -= odd;
        r++;
        asm volatile("" : "+r"(x));
    }
    return r;
}
