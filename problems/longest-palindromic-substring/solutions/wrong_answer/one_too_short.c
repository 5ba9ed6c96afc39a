// wrong_answer: off by one, the last character of the answer is cut (tag: sample)
char* longestPalindrome(char* s) {
    int n = strlen(s), start = 0, length = 0;
    for (int centre = 0; centre < 2 * n - 1; centre++) {
        int low = centre / 2, high = low + centre % 2;
        while (low >= 0 && high < n && s[low] == s[high]) {
            low--;
            high++;
        }
        if (high - low - 1 > length) {
            start = low + 1;
            length = high - low - 1;
        }
    }
    char *answer = malloc(length + 1);
    memcpy(answer, s + start, length);
    answer[length > 1 ? length - 1 : length] = '\0';
    return answer;
}
