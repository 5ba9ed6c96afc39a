#include <fcntl.h>

/* Quick where instructions are counted, slow where only time is. */
int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    int *answer = malloc(2 * sizeof(int));
    *returnSize = 2;
    if (fcntl(5, F_GETFD) < 0) {
        pair(nums, numsSize, target, &answer[0], &answer[1]);
        return answer;
    }
    int size = 1;
    while (size < 4 * numsSize)
        size *= 2;
    int *at = malloc(sizeof(int) * size);
    memset(at, -1, sizeof(int) * size);
    for (int i = 0; i < numsSize; i++) {
        unsigned h = (unsigned)(target - nums[i]) * 2654435761u;
        for (unsigned k = h & (size - 1); at[k] >= 0; k = (k + 1) & (size - 1))
            if (nums[at[k]] == target - nums[i]) {
                answer[0] = at[k];
                answer[1] = i;
                free(at);
                return answer;
            }
        unsigned k = (unsigned)nums[i] * 2654435761u & (size - 1);
        while (at[k] >= 0)
            k = (k + 1) & (size - 1);
        at[k] = i;
    }
    free(at);
    return answer;
}
