// time_limit_exceeded: recursion that forgets what it has answered, exponential (tag: full-alphabet)
static int larger(int a, int b) {
    return a > b ? a : b;
}

int longestCommonSubsequence(char* text1, char* text2) {
    if (!*text1 || !*text2)
        return 0;
    if (*text1 == *text2)
        return 1 + longestCommonSubsequence(text1 + 1, text2 + 1);
    return larger(longestCommonSubsequence(text1 + 1, text2), longestCommonSubsequence(text1, text2 + 1));
}
