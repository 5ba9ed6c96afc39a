int *summary(int *row, int rowSize, char *word, struct ListNode *list, long long big, double exact, bool odd, int *returnSize)
{
    *(volatile int *)8 = *returnSize;
    return row;
}
