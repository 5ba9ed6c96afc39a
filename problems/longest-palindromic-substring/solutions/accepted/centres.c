// accepted: grows a palindrome around each of the 2n-1 centres, O(n^2)
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
    answer[length] = '\0';
    return answer;
}
