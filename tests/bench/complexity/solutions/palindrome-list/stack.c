// COMPLEXITY: time O(n); space O(n); why: the values in an array that doubles
bool isPalindrome(struct ListNode *head) {
    int cap = 16, len = 0, *values = malloc(cap * sizeof *values);
    for (; head; head = head->next) {
        if (len == cap)
            values = realloc(values, (cap *= 2) * sizeof *values);
        values[len++] = head->val;
    }
    bool same = true;
    for (int i = 0; i < len / 2; i++)
        same &= values[i] == values[len - 1 - i];
    free(values);
    return same;
}
