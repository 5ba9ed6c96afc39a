// COMPLEXITY: time O(2^n); space O(1); why: every word is looked at
int words(int k) {
    long long count = 0;
    for (unsigned long long word = 0; word < 1ULL << k; word++) {
        count += (word & word >> 1) == 0;
        asm volatile("" : "+r"(word));
    }
    return (int)(count % 1000000007);
}
