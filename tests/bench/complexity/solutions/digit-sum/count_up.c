// COMPLEXITY: time O(n); space O(1); why: an odometer turned k times
int digitSum(int k) {
    int digits[12] = { 0 };
    for (int i = 0; i < k; i++) {
        int at = 0;
        while (digits[at] == 9)
            digits[at++] = 0;
        digits[at]++;
        asm volatile("" : : "r"(digits) : "memory");
    }
    int total = 0;
    for (int i = 0; i < 12; i++)
        total += digits[i];
    return total;
}
