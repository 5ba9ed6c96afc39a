// runtime_error: frees its buffer in the loop and again at the end, which glibc aborts: SIGABRT (tag: sample)
char* longestPalindrome(char* s) {
    int n = strlen(s);
    char *best = calloc(n + 1, 1), *part = malloc(n + 1);
    for (int centre = 0; centre < 2 * n - 1; centre++) {
        int low = centre / 2, high = low + centre % 2;
        while (low >= 0 && high < n && s[low] == s[high]) {
            low--;
            high++;
        }
        int length = high - low - 1;
        if (length > (int)strlen(best)) {
            memcpy(part, s + low + 1, length);
            part[length] = '\0';
            strcpy(best, part);
        }
        if (centre == 2 * n - 2)
            free(part);
    }
    free(part);
    return best;
}
