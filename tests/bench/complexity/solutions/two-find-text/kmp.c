// COMPLEXITY: time O(n+m); space O(m); why: Knuth, Morris and Pratt
int findText(char *text, char *pattern) {
    int len = (int)strlen(pattern), *back = calloc(len + 1, sizeof *back), found = -1;
    for (int i = 1, k = 0; i < len; i++) {
        while (k && pattern[i] != pattern[k])
            k = back[k - 1];
        k += pattern[i] == pattern[k];
        back[i] = k;
    }
    for (int i = 0, k = 0; text[i]; i++) {
        while (k && (k == len || text[i] != pattern[k]))
            k = back[k - 1];
        k += text[i] == pattern[k];
        if (k == len) {
            found = i - len + 1;
            break;
        }
    }
    free(back);
    return found;
}
