// ITEM: 18
// EXPECT: verdict=time_limit_exceeded
// WHY: a program that blocks and ignores every signal that can be ignored is ended by the one that cannot.
#include <signal.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, 0);
    for (int s = 1; s < 65; s++)
        signal(s, SIG_IGN);
    for (volatile int i = 0;; i++)
        ;
    *returnSize = 0;
    return nums;
}
