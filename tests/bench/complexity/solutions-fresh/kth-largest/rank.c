// COMPLEXITY: time O(n^2); space O(1); why: the rank of each item is counted, without an early end
int kthLargest(int *nums, int numsSize, int k) {
    int answer = 0;
    for (int i = 0; i < numsSize; i++) {
        int larger = 0, equal = 0;
        for (int j = 0; j < numsSize; j++) {
            larger += nums[j] > nums[i];
            equal += nums[j] == nums[i];
        }
        if (larger < k && k <= larger + equal)
            answer = nums[i];
    }
    return answer;
}
