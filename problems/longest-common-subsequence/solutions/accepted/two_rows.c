// accepted: of the table only the row above is needed, O(n m) time and O(m) memory
int longestCommonSubsequence(char* text1, char* text2) {
    int m = strlen(text2);
    int *above = calloc(m + 1, sizeof *above), *row = calloc(m + 1, sizeof *row);
    for (; *text1; text1++) {
        for (int j = 0; j < m; j++)
            if (*text1 == text2[j])
                row[j + 1] = above[j] + 1;
            else
                row[j + 1] = above[j + 1] > row[j] ? above[j + 1] : row[j];
        int *held = above;
        above = row;
        row = held;
    }
    int answer = above[m];
    free(above);
    free(row);
    return answer;
}
