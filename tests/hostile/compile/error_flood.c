// SPDX-License-Identifier: MIT
/* ITEM: 59
 * EXPECT: verdict=compile_error output_under=65536 seconds_under=40
 * WHY: a hundred thousand messages must be cut, and the first of them shown. */
#define A          \
    error_here + ; \
    error_here + ;
#define B A A A A A A A A A A
#define C B B B B B B B B B B
#define D C C C C C C C C C C
#define E D D D D D D D D D D
void boom(void)
{
    E E E E E
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    (void)nums, (void)numsSize, (void)target;
    *returnSize = 0;
    return NULL;
}
