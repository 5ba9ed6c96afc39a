// ITEM: 31
// EXPECT: verdict=time_limit_exceeded
// WHY: the CPU time of all threads is the function's, also while the main one sleeps.
#include <pthread.h>
#include <unistd.h>

static void *spin(void *unused)
{
    for (volatile int i = 0;; i++)
        ;
    return unused;
}

int *twoSum(int *nums, int numsSize, int target, int *returnSize)
{
    pthread_t id;
    for (int i = 0; i < 4; i++)
        pthread_create(&id, 0, spin, 0);
    sleep(60);
    *returnSize = 0;
    return nums;
}
