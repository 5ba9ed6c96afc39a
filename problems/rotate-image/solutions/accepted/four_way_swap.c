// accepted: moves four cells at a time, ring by ring, without a second matrix, O(n^2)
void rotate(int** matrix, int matrixSize, int* matrixColSize) {
    int last = matrixSize - 1;
    for (int i = 0; i < matrixSize / 2; i++)
        for (int j = i; j < last - i; j++) {
            int saved = matrix[i][j];
            matrix[i][j] = matrix[last - j][i];
            matrix[last - j][i] = matrix[last - i][last - j];
            matrix[last - i][last - j] = matrix[j][last - i];
            matrix[j][last - i] = saved;
        }
}
