// COMPLEXITY: time O(n^3); space O(1); why: all triples
int countTriples(int *nums, int numsSize) {
    int count = 0;
    for (int i = 0; i < numsSize; i++)
        for (int j = i + 1; j < numsSize; j++)
            for (int k = j + 1; k < numsSize; k++)
                count += (long long)nums[i] + nums[j] + nums[k] == 0;
    return count;
}
