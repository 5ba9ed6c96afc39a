// COMPLEXITY: time O(n^2); space O(n); why: all earlier items for each
int longest(int *nums, int numsSize) {
    int *best = malloc((numsSize + 1) * sizeof *best), most = 0;
    for (int i = 0; i < numsSize; i++) {
        best[i] = 1;
        for (int k = 0; k < i; k++)
            if (nums[k] < nums[i] && best[k] >= best[i])
                best[i] = best[k] + 1;
        if (best[i] > most)
            most = best[i];
    }
    free(best);
    return most;
}
