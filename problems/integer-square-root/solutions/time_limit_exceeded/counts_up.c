// time_limit_exceeded: tries every number up to the root, O(sqrt n) (tag: square-of-int-max)
long long integerSqrt(long long x) {
    long long root = 0;
    while (x / (root + 1) >= root + 1)
        root++;
    return root;
}
