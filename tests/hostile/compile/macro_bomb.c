// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: twelve lines of macros stand for ten to the twelfth tokens. */
#define A(x) x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
#define D(x) C(C(x))
static const char boom[] = D(C("x"));

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    (void)nums, (void)numsSize, (void)target;
    *returnSize = 0;
    return NULL;
}
