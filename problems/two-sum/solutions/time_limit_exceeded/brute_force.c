// time_limit_exceeded: tries every pair, O(n^2) (tag: large)
int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int i = 0; i < numsSize; i++)
        for (int j = i + 1; j < numsSize; j++)
            if (nums[i] + nums[j] == target) {
                answer[0] = i;
                answer[1] = j;
                *returnSize = 2;
                return answer;
            }
    return answer;
}
