// COMPLEXITY: time O(n); space O(1); why: from both ends
bool isPalindrome(char *s) {
    for (char *end = s + strlen(s); s < end;)
        if (*s++ != *--end)
            return false;
    return true;
}
