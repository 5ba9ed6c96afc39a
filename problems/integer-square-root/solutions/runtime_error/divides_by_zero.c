// runtime_error: Newton's method from half of x, which may be 0: SIGFPE (tag: zero)
long long integerSqrt(long long x) {
    long long root = x / 2;
    while (root > x / root)
        root = (root + x / root) / 2;
    return root;
}
