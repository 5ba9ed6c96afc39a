// runtime_error: recurses once for every cell with a row's copy in each frame: the stack overflows (tag: large-odd)
static int place(int **matrix, int n, int cell) {
    volatile int row[2048];
    if (cell == n * n)
        return 0;
    for (int i = 0; i < n; i++)
        row[i] = matrix[i][cell / n];
    int wanted = row[n - 1 - cell % n];
    int rest = place(matrix, n, cell + 1);
    matrix[cell / n][cell % n] = wanted;
    return rest + row[0];
}

void rotate(int** matrix, int matrixSize, int* matrixColSize) {
    volatile int sum = place(matrix, matrixSize, 0);
    (void)sum;
}
