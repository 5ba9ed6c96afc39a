// ITEM: 68
// EXPECT: verdict=compile_error or verdict=wrong_answer or verdict=runtime_error
// WHY: comparison in macros over the driver's words compares nothing: values are compared in the judge.
#define memcmp(a, b, n) 0
#define strcmp(a, b) 0
#define strncmp(a, b, n) 0

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 2;
    return nums;
}
