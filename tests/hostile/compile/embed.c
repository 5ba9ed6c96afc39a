// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=compile_error|wrong_answer lacks=root:
 * WHY: #embed reads any file into the program, where the compiler knows it; .incbin does where it does not. */
#if defined(__has_embed)
static const char host[] = {
#embed "/etc/passwd"
};
#endif
__asm__(".data\n.incbin \"/proc/self/environ\"\n.text");

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 0;
    return nums;
}
