// COMPLEXITY: time O(n*m); space O(1); why: all pairs
int commonItems(int *a, int aSize, int *b, int bSize) {
    int count = 0;
    for (int i = 0; i < aSize; i++)
        for (int k = 0; k < bSize; k++)
            count += a[i] == b[k];
    return count;
}
