// COMPLEXITY: time O(n); space O(n); why: an own table of 2n .. 4n places with linear probing
bool containsDuplicate(int *nums, int numsSize) {
    unsigned size = 16;
    while (size < 2u * (unsigned)numsSize)
        size *= 2;
    int *keys = malloc(size * sizeof *keys);
    bool *used = calloc(size, 1), found = false;
    for (int i = 0; i < numsSize && !found; i++) {
        unsigned at = (unsigned)nums[i] * 2654435761u & (size - 1);
        while (used[at] && keys[at] != nums[i])
            at = (at + 1) & (size - 1);
        found = used[at];
        used[at] = true;
        keys[at] = nums[i];
    }
    free(keys);
    free(used);
    return found;
}
