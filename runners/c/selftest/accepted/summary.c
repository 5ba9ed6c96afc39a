#include <stdlib.h>
#include <string.h>

int *summary(int *row, int rowSize, char *word, struct ListNode *list, long long big, double exact, bool odd, int *returnSize)
{
    long long sum = 0, total = 0;
    for (int i = 0; i < rowSize; i++)
        sum += row[i];
    for (; list; list = list->next)
        total += list->val;
    int *answer = malloc(6 * sizeof *answer);
    answer[0] = (int)sum, answer[1] = (int)strlen(word), answer[2] = (int)total;
    answer[3] = (int)(big % 10), answer[4] = exact > 0.1, answer[5] = odd;
    *returnSize = 6;
    return answer;
}
