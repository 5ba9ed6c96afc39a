// ITEM: 28
// EXPECT: verdict=runtime_error or verdict=memory_limit_exceeded
// WHY: recursion without an end is the candidate's crash or his memory, never the judge's trouble.
int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    volatile char room[4096];
    room[numsSize & 4095] = (char)target;
    int *below = twoSum(nums, numsSize + 1, target, returnSize);
    return room[target & 4095] ? below : nums;
}
