// COMPLEXITY: time O(n); space O(n); why: a uthash table, one small allocation an item
#include "uthash.h"

struct seen {
    int value;
    UT_hash_handle hh;
};

bool hasPair(int *nums, int numsSize, int target) {
    struct seen *table = NULL, *item, *next;
    bool found = false;
    for (int i = 0; i < numsSize && !found; i++) {
        int wanted = target - nums[i];
        HASH_FIND_INT(table, &wanted, item);
        found = item != NULL;
        item = malloc(sizeof *item);
        item->value = nums[i];
        HASH_ADD_INT(table, value, item);
    }
    HASH_ITER(hh, table, item, next) {
        HASH_DEL(table, item);
        free(item);
    }
    return found;
}
