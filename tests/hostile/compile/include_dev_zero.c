// SPDX-License-Identifier: MIT
/* ITEM: 56
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: as in C++; the C compiler is another program. */
#include "/dev/zero"

int *twoSum(int *nums, int numsSize, int target, int *returnSize);
