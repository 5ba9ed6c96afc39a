int *summary(int *row, int rowSize, char *word, struct ListNode *list, long long big, double exact, bool odd, int *returnSize)
{
    return rwo;
}
