// ITEM: 75 40
// EXPECT: verdict=runtime_error or verdict=wrong_answer
// WHY: the driver's memory is the candidate's to overwrite, by design: nothing in it decides anything.
#include <string.h>

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    volatile char *frame = __builtin_frame_address(0);
    *returnSize = 0;
    for (int i = 64; i < 2048; i++)
        frame[i] = 0x41;
    return nums;
}
