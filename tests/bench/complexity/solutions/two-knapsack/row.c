// COMPLEXITY: time O(n*m); space O(m); why: one row, once for each item, vectorised
int knapsack(int *weights, int weightsSize, int room) {
    int *best = calloc(room + 1, sizeof *best);
    for (int i = 0; i < weightsSize; i++) {
        int w = weights[i], value = 3 * w - i % 3;
        for (int r = room; r >= w; r--)
            best[r] = best[r - w] + value > best[r] ? best[r - w] + value : best[r];
    }
    int answer = best[room];
    free(best);
    return answer;
}
