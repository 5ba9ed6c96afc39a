// COMPLEXITY: time O(n^2); space O(1); why: strlen in the loop's condition; it is vectorised, but still linear
bool isPalindrome(char *s) {
    for (size_t i = 0; i < strlen(s); i++) {
        asm volatile("" : : : "memory"); // else the compiler takes strlen out of the loop
        if (s[i] != s[strlen(s) - 1 - i])
            return false;
    }
    return true;
}
