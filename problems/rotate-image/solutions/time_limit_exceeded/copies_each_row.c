// time_limit_exceeded: rotates a fresh copy of the whole matrix for every cell it fills, O(n^4) (tag: large-odd)
static int **copy(int **matrix, int n) {
    int **rows = malloc(n * sizeof *rows);
    for (int i = 0; i < n; i++) {
        rows[i] = malloc(n * sizeof **rows);
        for (int j = 0; j < n; j++)
            rows[i][j] = matrix[i][j];
    }
    return rows;
}

static int rotated(int **matrix, int n, int row, int column) {
    int **image = copy(matrix, n), value = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            if (j == row && n - 1 - i == column)
                value = image[i][j];
    for (int i = 0; i < n; i++)
        free(image[i]);
    free(image);
    return value;
}

void rotate(int** matrix, int matrixSize, int* matrixColSize) {
    int **original = copy(matrix, matrixSize);
    for (int i = 0; i < matrixSize; i++)
        for (int j = 0; j < matrixSize; j++)
            matrix[i][j] = rotated(original, matrixSize, i, j);
    for (int i = 0; i < matrixSize; i++)
        free(original[i]);
    free(original);
}
