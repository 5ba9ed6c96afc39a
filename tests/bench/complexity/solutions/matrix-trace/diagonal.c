// COMPLEXITY: time O(n); space O(1); why: one item of each row, each in another cache line
long long trace(int **matrix, int matrixSize, int *matrixColSize) {
    long long sum = 0;
    for (int i = 0; i < matrixSize; i++)
        sum += matrix[i][i];
    return sum;
}
