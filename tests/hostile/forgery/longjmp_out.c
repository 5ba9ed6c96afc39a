// ITEM: 75
// EXPECT: verdict=runtime_error or verdict=wrong_answer or verdict=time_limit_exceeded
// WHY: out of the function by a jump, not by return: the driver's frame is gone, and no answer was given.
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf early;

__attribute__((constructor)) static void first(void)
{
    static volatile int again;
    if (setjmp(early) != 0 && again++ > 3)
        _Exit(0);
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    longjmp(early, 1);
}
