// compile_error: returns a structure where char* is declared
struct part {
    int start, length;
};

char* longestPalindrome(char* s) {
    struct part best = { 0, 1 };
    return best;
}
