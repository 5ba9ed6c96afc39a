// SPDX-License-Identifier: MIT
/* ITEM: 60 62
 * EXPECT: verdict=compile_error|wrong_answer|runtime_error lacks=root:
 * WHY: what a source can ask of the compiler: libraries, plugins, sections, a linker script in place of itself. */
#pragma GCC optimize("-fplugin=/work/plugin.so")
#pragma comment(lib, "/etc/shadow")
__asm__(".section .note.GNU-stack,\"x\",@progbits\n.previous\n.pushsection .init_array\n.popsection");

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 0;
    return nums;
}
