// COMPLEXITY: time O(n*m + n^2); space O(n+m); why: looks for an unused letter from the paper's beginning each time, over m letters and those used
bool canCut(char *note, char *paper) {
    char *used = calloc(strlen(paper) + 1, 1);
    bool good = true;
    for (; *note && good; note++) {
        size_t i = 0;
        while (paper[i] && (used[i] || paper[i] != *note))
            i++;
        good = paper[i] != '\0';
        used[i] = 1;
    }
    free(used);
    return good;
}
