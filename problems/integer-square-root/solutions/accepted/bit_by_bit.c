// accepted: decides the root's bits from the highest to the lowest, O(log n)
long long integerSqrt(long long x) {
    long long root = 0;
    for (long long bit = 1LL << 31; bit > 0; bit >>= 1)
        if ((unsigned long long)(root + bit) * (unsigned long long)(root + bit) <= (unsigned long long)x)
            root += bit;
    return root;
}
