// COMPLEXITY: time O(sqrt n); space O(sqrt n); why: remainders by all numbers up to the root are kept first
int countDivisors(int k) {
    int root = (int)sqrt((double)k), count = 0;
    int *rest = malloc((root + 2) * sizeof *rest);
    for (int d = 1; d <= root; d++)
        rest[d] = k % d;
    for (int d = 1; d <= root; d++)
        if (rest[d] == 0)
            count += d * d == k ? 1 : 2;
    free(rest);
    return count;
}
