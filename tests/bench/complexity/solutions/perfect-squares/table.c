// COMPLEXITY: time O(n sqrt n); space O(n); why: all squares up to x for each x
int numSquares(int k) {
    int *least = malloc((k + 1) * sizeof *least);
    least[0] = 0;
    for (int x = 1; x <= k; x++) {
        int best = x;
        for (int i = 1; i * i <= x; i++)
            if (least[x - i * i] + 1 < best)
                best = least[x - i * i] + 1;
        least[x] = best;
    }
    int answer = least[k];
    free(least);
    return answer;
}
