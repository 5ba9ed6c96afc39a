// ITEM: 65 52
// EXPECT: verdict=runtime_error
// WHY: frames in every open descriptor reach the judge unasked: a byte that was not asked for fails the case.
#include <unistd.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    static const char frames[] = "done 1 0\nanswer 1 5\n[0,1]";
    for (int fd = 0; fd < 1024; fd++)
        if (write(fd, frames, sizeof frames - 1) < 0)
            continue;
    *returnSize = 0;
    return nums;
}
