// COMPLEXITY: time O(2^n); space O(1); why: the disc that moves next is the lowest bit of a counter
int moves(int k) {
    int at[64] = { 0 }, count = 0;
    for (unsigned step = 1; step < 1u << k; step++, count++) {
        int disc = __builtin_ctz(step);
        at[disc] = (at[disc] + (disc % 2 ? 2 : 1)) % 3;
        asm volatile("" : : "r"(at) : "memory");
    }
    return count;
}
