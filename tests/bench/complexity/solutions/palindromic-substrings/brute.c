// COMPLEXITY: time O(n^3); space O(1); why: each pair of ends is checked inwards, to the middle
long long countPalindromes(char *s) {
    long long count = 0;
    int n = (int)strlen(s);
    for (int i = 0; i < n; i++)
        for (int k = i; k < n; k++) {
            int a = i, b = k;
            while (a < b && s[a] == s[b])
                a++, b--;
            count += a >= b;
        }
    return count;
}
