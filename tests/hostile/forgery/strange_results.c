// ITEM: 70
// EXPECT: verdict=runtime_error or verdict=wrong_answer or verdict=output_limit_exceeded
// WHY: lengths that are negative or beyond all memory, pointers to nothing: the driver's crash is the candidate's.
#include <limits.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    static int seen;
    *returnSize = ++seen % 2 ? INT_MAX : -1;
    return seen % 3 ? nums : (int *)8;
}
