#include <stdlib.h>
#include <string.h>

int *summary(int *row, int rowSize, char *word, struct ListNode *list, long long big, double exact, bool odd, int *returnSize)
{
    size_t bytes = (size_t)512 << 20;
    char *much = malloc(bytes);
    memset(much, 1, bytes);
    *returnSize = much[rowSize];
    return row;
}
