int *summary(int *row, int rowSize, char *word, struct ListNode *list, long long big, double exact, bool odd, int *returnSize)
{
    for (volatile int i = 0;; i++)
        ;
    return row;
}
