// COMPLEXITY: time O(n^2); space O(n); why: strcat looks for the end each time
bool isPalindrome(char *s) {
    size_t len = strlen(s);
    char *back = calloc(len + 1, 1), one[2] = "";
    for (size_t i = len; i-- > 0;) {
        one[0] = s[i];
        strcat(back, one);
    }
    bool same = strcmp(back, s) == 0;
    free(back);
    return same;
}
