// COMPLEXITY: time O(2^n); space O(n); why: walks every way to the top
static long long count;

static void walk(int left) {
    if (left == 0) {
        count++;
        return;
    }
    walk(left - 1);
    if (left > 1)
        walk(left - 2);
}

int climb(int k) {
    count = 0;
    walk(k);
    return count % 1000000007;
}
