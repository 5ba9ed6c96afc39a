// COMPLEXITY: time O(n*m); space O(1); why: the place of each item is counted by looking at the whole other array
int mergedSum(int *a, int aSize, int *b, int bSize) {
    long long total = 0;
    for (int i = 0; i < aSize; i++) {
        long long at = i;
        for (int k = 0; k < bSize; k++)
            at += b[k] < a[i];
        total = (total + at * a[i]) % 1000000007;
    }
    for (int k = 0; k < bSize; k++) {
        long long at = k;
        for (int i = 0; i < aSize; i++)
            at += a[i] <= b[k];
        total = (total + at * b[k]) % 1000000007;
    }
    return (int)total;
}
