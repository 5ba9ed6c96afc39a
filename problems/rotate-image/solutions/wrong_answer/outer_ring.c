// wrong_answer: rotates the outermost ring only (tag: four-by-four)
void rotate(int** matrix, int matrixSize, int* matrixColSize) {
    int last = matrixSize - 1;
    for (int j = 0; j < last; j++) {
        int saved = matrix[0][j];
        matrix[0][j] = matrix[last - j][0];
        matrix[last - j][0] = matrix[last][last - j];
        matrix[last][last - j] = matrix[j][last];
        matrix[j][last] = saved;
    }
}
