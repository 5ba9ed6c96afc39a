// COMPLEXITY: time O(1); space O(1); why: one product and a shift in a function of its own
static long long gauss(long long k) {
    return k * (k + 1) >> 1;
}

long long triangular(int k) {
    return gauss(k);
}
