// COMPLEXITY: time O(n^2); space O(1); why: passes of swapped neighbours; random order needs nearly n of them
void sortArray(int *nums, int numsSize) {
    bool swapped = true;
    for (int last = numsSize - 1; swapped && last > 0; last--) {
        swapped = false;
        for (int i = 0; i < last; i++)
            if (nums[i] > nums[i + 1]) {
                int t = nums[i];
                nums[i] = nums[i + 1];
                nums[i + 1] = t;
                swapped = true;
            }
    }
}
