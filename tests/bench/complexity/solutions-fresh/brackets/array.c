// COMPLEXITY: time O(n); space O(n); why: an array as a stack
bool balanced(char *s) {
    char *stack = malloc(strlen(s) + 1);
    int len = 0;
    bool good = true;
    for (; *s && good; s++) {
        if (*s == '(' || *s == '[' || *s == '{')
            stack[len++] = *s == '(' ? ')' : *s == '[' ? ']' : '}';
        else
            good = len > 0 && stack[--len] == *s;
    }
    good = good && len == 0;
    free(stack);
    return good;
}
