// COMPLEXITY: time O(n*m); space O(m); why: each cell once
int gridPaths(int r, int c) {
    int *row = malloc(c * sizeof *row);
    for (int k = 0; k < c; k++)
        row[k] = 1;
    for (int i = 1; i < r; i++)
        for (int k = 1; k < c; k++)
            row[k] = (row[k] + row[k - 1]) % 1000000007;
    int answer = row[c - 1];
    free(row);
    return answer;
}
