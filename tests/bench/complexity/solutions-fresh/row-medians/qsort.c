// COMPLEXITY: time O(n^2 log n); space O(n); why: qsort of a copy of each row
static int compare(const void *a, const void *b) {
    return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

long long rowMedians(int **matrix, int matrixSize, int *matrixColSize) {
    long long sum = 0;
    int *row = malloc(matrixSize * sizeof *row);
    for (int i = 0; i < matrixSize; i++) {
        memcpy(row, matrix[i], matrixSize * sizeof *row);
        qsort(row, matrixSize, sizeof *row, compare);
        sum += row[(matrixSize - 1) / 2];
    }
    free(row);
    return sum;
}
