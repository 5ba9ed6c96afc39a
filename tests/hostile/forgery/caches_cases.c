// ITEM: 71
// EXPECT: verdict=wrong_answer
// WHY: the first case's answer is kept and given for all later ones; every case is sent and judged for itself.
#include <stdlib.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    static int kept[2] = { -1, -1 };
    for (int i = 0; kept[0] < 0 && i < numsSize; i++)
        for (int j = 0; j < i; j++)
            if (nums[i] + nums[j] == target)
                kept[0] = j, kept[1] = i;
    int *answer = malloc(sizeof kept);
    answer[0] = kept[0], answer[1] = kept[1];
    *returnSize = 2;
    return answer;
}
