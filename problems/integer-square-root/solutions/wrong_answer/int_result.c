// wrong_answer: keeps x in 32 bits (tag: two-to-32)
long long integerSqrt(long long x) {
    unsigned value = (unsigned)x, low = 0, high = 65536;
    while (high - low > 1) {
        unsigned mid = (low + high) / 2;
        if (mid * mid <= value)
            low = mid;
        else
            high = mid;
    }
    return low;
}
