// COMPLEXITY: time O(n*m); space O(1); why: looks at every entry
long long edgeSum(int **matrix, int matrixSize, int *matrixColSize) {
    long long total = 0, rest = 0;
    for (int i = 0; i < matrixSize; i++)
        for (int k = 0; k < matrixColSize[i]; k++)
            *(i == 0 || k == 0 ? &total : &rest) += matrix[i][k];
    asm volatile("" : : "r"(rest));
    return total;
}
