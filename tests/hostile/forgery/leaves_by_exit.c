// ITEM: 66 67
// EXPECT: verdict=runtime_error
// WHY: an exit handler sends the frames that were still missing, all at once and unasked, and the process is gone.
#include <stdlib.h>
#include <unistd.h>

static void forge(void)
{
    const char frames[] = "done 1 0\nanswer 1 5\n[0,1]";
    if (write(4, frames, sizeof frames - 1) < 0)
        _exit(1);
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    atexit(forge);
    exit(0);
}
