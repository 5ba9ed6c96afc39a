// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: one line of source makes a program of four gigabytes on the disk. */
int boom[1 << 30] = { 1 };

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    (void)nums, (void)numsSize, (void)target;
    *returnSize = 0;
    return NULL;
}
