// runtime_error: asserts that no value is negative, which the constraints allow: SIGABRT (tag: negative)
#include <assert.h>
#include "uthash.h"

struct seen {
    int value, index;
    UT_hash_handle hh;
};

int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    struct seen *table = NULL, *other;
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 0;
    for (int i = 0; i < numsSize; i++) {
        assert(nums[i] >= 0);
        int wanted = target - nums[i];
        HASH_FIND_INT(table, &wanted, other);
        if (other) {
            answer[0] = other->index;
            answer[1] = i;
            *returnSize = 2;
            break;
        }
        other = malloc(sizeof *other);
        other->value = nums[i];
        other->index = i;
        HASH_ADD_INT(table, value, other);
    }
    return answer;
}
