// ITEM: 67
// EXPECT: verdict=runtime_error
// WHY: code before main speaks before `hello`, reads what it believes to be the input, and leaves.
#include <unistd.h>

__attribute__((constructor)) static void first(void)
{
    static const char frames[] = "hello 1\nready 1\ndone 1 0\nanswer 1 5\n[0,1]";
    char input[4096];
    if (write(4, frames, sizeof frames - 1) > 0 && read(3, input, sizeof input) >= 0)
        _exit(0);
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 0;
    return nums;
}
