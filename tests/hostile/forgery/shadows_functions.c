// ITEM: 63 69 75
// EXPECT: verdict=compile_error or verdict=runtime_error or verdict=wrong_answer
// WHY: functions of the candidate's under the names of the C library, which the driver calls.
typedef unsigned long word;
void *malloc(word n)
{
    static char room[1 << 20];
    (void)n;
    return room;
}
void free(void *p)
{
    (void)p;
}
int strcmp(const char *a, const char *b)
{
    return a == b;
}
int memcmp(const void *a, const void *b, word n)
{
    return a == b && n;
}
int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    *returnSize = 2;
    return nums;
}
