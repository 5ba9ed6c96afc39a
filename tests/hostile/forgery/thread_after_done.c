// ITEM: 73
// EXPECT: verdict=time_limit_exceeded or verdict=runtime_error
// WHY: threads that burn on after the answer was given are charged until all of them rest.
#include <pthread.h>
#include <stdlib.h>

static void *spin(void *unused)
{
    for (volatile int i = 0;; i++)
        ;
    return unused;
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    pthread_t id;
    pthread_create(&id, 0, spin, 0);
    int *answer = malloc(2 * sizeof *answer);
    *returnSize = 2;
    for (int i = 0; i < numsSize; i++)
        for (int j = 0; j < i; j++)
            if (nums[i] + nums[j] == target)
                answer[0] = j, answer[1] = i;
    return answer;
}
