// COMPLEXITY: time O(n log n); space O(log n); why: quicksort on random order; the shorter part is recursed into
static void quick(int *a, int low, int high) {
    while (high - low > 1) {
        int pivot = a[(low + high) / 2], i = low, k = high - 1;
        while (i <= k) {
            while (a[i] < pivot)
                i++;
            while (a[k] > pivot)
                k--;
            if (i <= k) {
                int t = a[i];
                a[i++] = a[k];
                a[k--] = t;
            }
        }
        if (k + 1 - low < high - i) {
            quick(a, low, k + 1);
            low = i;
        } else {
            quick(a, i, high);
            high = k + 1;
        }
    }
}

void sortArray(int *nums, int numsSize) {
    quick(nums, 0, numsSize);
}
