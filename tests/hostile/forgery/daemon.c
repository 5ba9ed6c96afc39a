// ITEM: 14 15
// EXPECT: verdict=runtime_error
// WHY: where a function is measured no process may be made at all: a daemon would go on where no clock looks.
#include <unistd.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    if (fork() == 0) {
        setsid();
        for (;;)
            fork();
    }
    *returnSize = 0;
    return nums;
}
