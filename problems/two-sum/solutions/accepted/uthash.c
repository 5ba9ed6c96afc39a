// accepted: one pass, a uthash table from value to index, O(n)
#include "uthash.h"

struct seen {
    int value, index;
    UT_hash_handle hh;
};

int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    struct seen *table = NULL, *pool = malloc(numsSize * sizeof *pool);
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int i = 0; i < numsSize; i++) {
        int wanted = target - nums[i];
        struct seen *other;
        HASH_FIND_INT(table, &wanted, other);
        if (other) {
            answer[0] = other->index;
            answer[1] = i;
            *returnSize = 2;
            break;
        }
        pool[i].value = nums[i];
        pool[i].index = i;
        HASH_FIND_INT(table, &nums[i], other);
        if (!other)
            HASH_ADD_INT(table, value, &pool[i]);
    }
    HASH_CLEAR(hh, table);
    free(pool);
    return answer;
}
