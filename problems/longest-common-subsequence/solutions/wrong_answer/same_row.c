// wrong_answer: overwrites the value to the upper left before it is used, so a letter counts twice (tag: random-small)
int longestCommonSubsequence(char* text1, char* text2) {
    int m = strlen(text2);
    int *row = calloc(m + 1, sizeof *row);
    for (; *text1; text1++)
        for (int j = 0; j < m; j++)
            if (*text1 == text2[j])
                row[j + 1] = row[j] + 1;
            else if (row[j] > row[j + 1])
                row[j + 1] = row[j];
    int answer = row[m];
    free(row);
    return answer;
}
