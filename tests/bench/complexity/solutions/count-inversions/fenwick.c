// COMPLEXITY: time O(n log n); space O(n); why: a binary indexed tree over the ranks; the items are a permutation of 0 .. n-1
long long countInversions(int *nums, int numsSize) {
    int *tree = calloc(numsSize + 1, sizeof *tree);
    int largest = 0;
    for (int i = 0; i < numsSize; i++)
        if (nums[i] > largest)
            largest = nums[i];
    tree = realloc(tree, (largest + 2) * sizeof *tree);
    memset(tree, 0, (largest + 2) * sizeof *tree);
    long long count = 0;
    for (int i = numsSize - 1; i >= 0; i--) {
        for (int k = nums[i]; k > 0; k -= k & -k)
            count += tree[k];
        for (int k = nums[i] + 1; k <= largest + 1; k += k & -k)
            tree[k]++;
    }
    free(tree);
    return count;
}
