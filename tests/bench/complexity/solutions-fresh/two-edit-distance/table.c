// COMPLEXITY: time O(n*m); space O(n*m); why: the whole table
int editDistance(char *s, char *t) {
    int n = (int)strlen(s), m = (int)strlen(t), width = m + 1;
    int *d = malloc((size_t)(n + 1) * width * sizeof *d);
    for (int i = 0; i <= n; i++)
        for (int k = 0; k <= m; k++) {
            if (i == 0 || k == 0) {
                d[i * width + k] = i + k;
                continue;
            }
            int best = d[(i - 1) * width + k - 1] + (s[i - 1] != t[k - 1]);
            if (d[(i - 1) * width + k] + 1 < best)
                best = d[(i - 1) * width + k] + 1;
            if (d[i * width + k - 1] + 1 < best)
                best = d[i * width + k - 1] + 1;
            d[i * width + k] = best;
        }
    int answer = d[n * width + m];
    free(d);
    return answer;
}
