// COMPLEXITY: time O(n^3); space O(1); why: row and column are walked through for each entry
int saddles(int **matrix, int matrixSize, int *matrixColSize) {
    int count = 0;
    for (int i = 0; i < matrixSize; i++)
        for (int k = 0; k < matrixSize; k++) {
            int least = matrix[i][k], largest = matrix[i][k];
            for (int j = 0; j < matrixSize; j++) {
                least = matrix[i][j] < least ? matrix[i][j] : least;
                largest = matrix[j][k] > largest ? matrix[j][k] : largest;
            }
            count += least == matrix[i][k] && largest == matrix[i][k];
        }
    return count;
}
